//! `main` prints every line itself around a sleep; there is no fetch and no value.

use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    println!("Got: result"); //~
}
