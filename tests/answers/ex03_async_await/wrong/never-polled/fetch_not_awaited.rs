//! `fetch_data();` on its own: the body never runs, and the value is made up.

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
    fetch_data(); //~
    println!("Got: result");
}
