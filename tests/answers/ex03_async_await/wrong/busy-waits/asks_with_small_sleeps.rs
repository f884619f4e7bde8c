//! `main` asks the handle every ten milliseconds.

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
    let task = tokio::spawn(fetch_data());
    while !task.is_finished() { //~
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    println!("Got: {}", task.await.unwrap());
}
