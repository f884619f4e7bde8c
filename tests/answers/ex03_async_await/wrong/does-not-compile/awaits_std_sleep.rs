//! `.await` behind `std::thread::sleep`, which is not a future.

use std::thread;
use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    thread::sleep(Duration::from_secs(2)).await; //~
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
