//! fetch returns nothing; main prints a local &str.
use std::time::Duration;

async fn fetch_data() { //~
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    fetch_data().await;
    let data = "result";
    println!("Got: {data}");
}
