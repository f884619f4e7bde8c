//! It measures the wait and says so on stderr, which is nobody's transcript.

use std::time::{Duration, Instant};

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
    eprintln!("took {:.1?}", start.elapsed());
}
