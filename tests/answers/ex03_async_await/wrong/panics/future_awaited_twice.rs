//! A pinned future is awaited again after it has completed.

use std::pin::pin;
use std::time::Duration;

async fn fetch_data() -> String { //~
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let mut fetch = pin!(fetch_data());
    fetch.as_mut().await;
    let data = fetch.as_mut().await;
    println!("Got: {data}");
}
