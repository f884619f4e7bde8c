//! `tokio::spawn` in a plain `main`: there is no runtime to spawn on.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

fn main() {
    println!("Starting async work");
    let _task = tokio::spawn(fetch_data()); //~
}
