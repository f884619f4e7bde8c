//! `block_on` inside async code: a runtime cannot be started from within a runtime.

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
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let data = runtime.block_on(fetch_data()); //~
    println!("Got: {data}");
}
