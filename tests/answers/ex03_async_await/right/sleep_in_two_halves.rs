//! Two awaited sleeps of one second are a wait of two.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    for _ in 0..2 {
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
