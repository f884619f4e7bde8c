//! The fetch is awaited, and what is shown is known beforehand.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

fn known() -> &'static str {
    "result"
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let _data = fetch_data().await;
    println!("Got: {}", known()); //~
}
