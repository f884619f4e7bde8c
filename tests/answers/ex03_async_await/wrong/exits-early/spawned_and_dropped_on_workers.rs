//! The same on the multi-threaded runtime: a worker may begin, but nobody waits.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

async fn report() {
    let data = fetch_data().await;
    println!("Got: {data}");
}

#[tokio::main]
async fn main() {
    println!("Starting async work");
    tokio::spawn(report()); //~
}
