//! The last line is printed while the fetch is still on its way.

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
    let task = tokio::spawn(fetch_data());
    tokio::task::yield_now().await;
    println!("Got: result"); //~
    task.await.unwrap();
}
