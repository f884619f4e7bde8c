//! A deadline of one second cancels the fetch, and a made-up value takes its place.

use std::time::Duration;
use tokio::time::timeout;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = timeout(Duration::from_secs(1), fetch_data()) //~
        .await
        .unwrap_or_else(|_| String::from("result"));
    println!("Got: {data}");
}
