//! `yield_now` before a blocking sleep: being polite first does not unblock the thread.

use std::thread;
use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::task::yield_now().await;
    thread::sleep(Duration::from_secs(2)); //~
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
