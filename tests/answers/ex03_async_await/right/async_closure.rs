//! An async closure, called and awaited, that takes the value to give back.

use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let fetch = async |answer: &str| {
        println!("Fetching data...");
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("Data received");
        answer.to_uppercase().to_lowercase()
    };
    println!("Starting async work");
    let data = fetch("result").await;
    println!("Got: {data}");
}
