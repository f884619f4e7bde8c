//! The value is a const that fetch returns and main prints: the await's value is ignored.
use std::time::Duration;

const RESULT: &str = "result";
async fn fetch_data() -> &'static str {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    RESULT
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    fetch_data().await; //~
    println!("Got: {RESULT}");
}
