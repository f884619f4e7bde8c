//! `Handle::current().block_on` inside async code.

use std::time::Duration;
use tokio::runtime::Handle;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main]
async fn main() {
    println!("Starting async work");
    let data = Handle::current().block_on(fetch_data()); //~
    println!("Got: {data}");
}
