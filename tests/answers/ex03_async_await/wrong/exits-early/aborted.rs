//! The task is aborted right after it has begun.

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
    let task = tokio::spawn(fetch_data()); //~
    tokio::task::yield_now().await;
    task.abort(); //~
    let data = task.await.unwrap_or_else(|_| "result".into());
    println!("Got: {data}");
}
