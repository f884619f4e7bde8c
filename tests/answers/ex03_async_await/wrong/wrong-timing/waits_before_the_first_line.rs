//! The wait stands before `Fetching data...`.

use std::time::Duration;

async fn fetch_data() -> String {
    tokio::time::sleep(Duration::from_secs(2)).await; //~
    println!("Fetching data...");
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
