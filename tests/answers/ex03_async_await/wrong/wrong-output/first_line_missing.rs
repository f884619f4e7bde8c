//! The line that announces the work is missing.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let data = fetch_data().await;
    println!("Got: {data}"); //~
}
