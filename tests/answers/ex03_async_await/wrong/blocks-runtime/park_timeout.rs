//! `park_timeout` in async code parks the thread that everyone shares.

use std::thread;
use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    thread::park_timeout(Duration::from_secs(2)); //~
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
