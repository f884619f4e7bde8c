//! An interval whose first tick comes at once and whose second ends the wait.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    let mut ticks = tokio::time::interval(Duration::from_secs(2));
    ticks.tick().await;
    ticks.tick().await;
    println!("Data received");
    "result".to_owned()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
