//! The blocking sleep hides in an ordinary function that the async one calls.

use std::thread;
use std::time::Duration;

fn read_from_server() -> String {
    thread::sleep(Duration::from_secs(2)); //~
    String::from("result")
}

async fn fetch_data() -> String {
    println!("Fetching data...");
    let data = read_from_server();
    println!("Data received");
    data
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
