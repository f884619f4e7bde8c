//! The blocking sleep is moved into a spawned task, where it blocks a worker.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::spawn(async {
        std::thread::sleep(Duration::from_secs(2)); //~
    })
    .await
    .unwrap();
    println!("Data received");
    String::from("result")
}

#[tokio::main]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
