//! `ready(..)` is awaited, and gives back the unpolled future it was given.

use std::future::ready;
use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let _data = ready(fetch_data()).await; //~
}
