//! The future is put into a `Vec`, and the `Vec` is dropped.

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
    let mut work = Vec::new();
    work.push(fetch_data()); //~
    println!("Got: {} future", work.len());
}
