//! Two instant async functions with the sleep in main between them.
use std::time::Duration;
async fn begin() { println!("Fetching data..."); }
async fn end() -> String { println!("Data received"); "result".into() }
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    begin().await;
    tokio::time::sleep(Duration::from_secs(2)).await; //~
    println!("Got: {}", end().await);
}
