//! It waits for a notification that nobody sends.

use std::time::Duration;
use tokio::sync::Notify;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let ready = Notify::new();
    let data = fetch_data().await;
    ready.notified().await; //~
    println!("Got: {data}");
}
