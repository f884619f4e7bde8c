//! The fetch is a task of its own, and `main` awaits its handle.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main]
async fn main() {
    println!("Starting async work");
    let handle = tokio::spawn(fetch_data());
    let data = handle.await.expect("the fetch panicked");
    println!("Got: {data}");
}
