//! The helper is async, and its call lacks the `.await`, so its sleep is never made.

use std::time::Duration;

async fn pause() {
    tokio::time::sleep(Duration::from_secs(2)).await;
}

async fn fetch_data() -> String {
    println!("Fetching data...");
    let _ = pause(); //~
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
