//! `print!` without line ends runs all lines together.

use std::time::Duration;

async fn fetch_data() -> String {
    print!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    print!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    print!("Starting async work"); //~
    let data = fetch_data().await;
    print!("Got: {data}");
}
