//! The runtime is built without its timer, so the first sleep panics.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await; //~
    println!("Data received");
    String::from("result")
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    println!("Starting async work");
    println!("Got: {}", runtime.block_on(fetch_data()));
}
