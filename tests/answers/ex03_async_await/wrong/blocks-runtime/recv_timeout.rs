//! A std channel's `recv_timeout` used as a sleep: it blocks the thread like one.

use std::sync::mpsc;
use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    let (_tx, rx) = mpsc::channel::<()>();
    let _ = rx.recv_timeout(Duration::from_secs(2)); //~
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let data = fetch_data().await;
    println!("Got: {data}");
}
