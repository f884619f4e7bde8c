//! A deadline that is too short, and an `unwrap` on what it says.

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
    let data = tokio::time::timeout(Duration::from_secs(1), fetch_data())
        .await
        .unwrap(); //~
    println!("Got: {data}");
}
