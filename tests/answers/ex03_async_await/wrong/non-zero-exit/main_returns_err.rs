//! All lines are right, and then `main` returns an error.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), String> {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
    Err(String::from("no more data")) //~
}
