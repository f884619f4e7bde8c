//! A blocking sleep on the multi-threaded runtime: more workers do not make it right.

use std::thread::sleep;
use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    sleep(Duration::from_secs(2)); //~
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "multi_thread", worker_threads = 4)]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
