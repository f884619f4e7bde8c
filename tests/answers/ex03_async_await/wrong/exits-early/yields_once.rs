//! `main` yields once, so that the fetch begins, and then ends.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

async fn report() {
    let data = fetch_data().await;
    println!("Got: {data}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let _task = tokio::spawn(report()); //~
    tokio::task::yield_now().await;
}
