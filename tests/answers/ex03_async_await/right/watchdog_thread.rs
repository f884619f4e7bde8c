//! A thread beside the async work would end the program if it took a minute.

use std::thread;
use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    thread::spawn(|| {
        thread::sleep(Duration::from_secs(60));
        std::process::exit(1)
    });
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
