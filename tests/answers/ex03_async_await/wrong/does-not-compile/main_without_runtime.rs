//! `async fn main` without `#[tokio::main]`: nothing would run it.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

async fn main() { //~
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
