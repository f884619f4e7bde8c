//! A `JoinSet` with one task: heavy for one, and right.

use std::time::Duration;
use tokio::task::JoinSet;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main]
async fn main() {
    println!("Starting async work");
    let mut fetches = JoinSet::new();
    fetches.spawn(fetch_data());
    while let Some(done) = fetches.join_next().await {
        println!("Got: {}", done.expect("the fetch panicked"));
    }
}
