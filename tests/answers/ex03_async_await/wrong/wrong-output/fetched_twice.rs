//! The fetch is awaited twice, once to look and once to print.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    if fetch_data().await.is_empty() {
        return;
    }
    println!("Got: {}", fetch_data().await); //~
}
