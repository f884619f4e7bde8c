//! The function is called by another name, and its future is not awaited.

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
    let get = fetch_data;
    let _data = get(); //~
}
