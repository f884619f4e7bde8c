//! The fetch locks what its caller still holds.

use std::time::Duration;
use tokio::sync::Mutex;

async fn fetch_data(slot: &Mutex<String>) {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    *slot.lock().await = String::from("result"); //~
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let slot = Mutex::new(String::new());
    let data = slot.lock().await;
    fetch_data(&slot).await;
    println!("Got: {data}");
}
