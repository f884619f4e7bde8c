//! The wait happens on a thread of the blocking pool instead of in a timer.

use std::thread;
use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::task::spawn_blocking(|| thread::sleep(Duration::from_secs(2))) //~
        .await
        .unwrap();
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
