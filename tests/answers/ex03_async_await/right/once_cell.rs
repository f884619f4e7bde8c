//! The value is fetched once into a static cell, on the first time that somebody asks.

use std::time::Duration;
use tokio::sync::OnceCell;

static DATA: OnceCell<String> = OnceCell::const_new();

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = DATA.get_or_init(fetch_data).await;
    println!("Got: {data}");
}
