//! The future is made before the first line and awaited after it: making it runs nothing.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let future = fetch_data();
    println!("Starting async work");
    let data = future.await;
    println!("Got: {data}");
}
