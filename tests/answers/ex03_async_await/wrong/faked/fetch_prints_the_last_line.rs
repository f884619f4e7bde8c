//! The fetch prints the last line itself with a made-up value and gives nothing back.

use std::time::Duration;

async fn fetch_data() {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    println!("Got: result"); //~
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    fetch_data().await;
}
