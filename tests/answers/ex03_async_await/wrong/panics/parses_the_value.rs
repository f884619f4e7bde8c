//! The value is parsed as a number, which it is not.

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
    let data: u32 = fetch_data().await.parse().unwrap(); //~
    println!("Got: {data}");
}
