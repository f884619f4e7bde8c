//! A thread of its own runs the runtime, and nobody joins the thread.

use std::thread;
use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

fn serve() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let data = runtime.block_on(fetch_data());
    println!("Got: {data}");
}

fn main() {
    println!("Starting async work");
    thread::spawn(serve); //~
}
