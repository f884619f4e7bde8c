//! `yield_now` in a loop until the time has come: the core is never idle.

use std::time::{Duration, Instant};

async fn fetch_data() -> String {
    println!("Fetching data...");
    let start = Instant::now(); //~
    while start.elapsed() < Duration::from_secs(2) {
        tokio::task::yield_now().await;
    }
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
