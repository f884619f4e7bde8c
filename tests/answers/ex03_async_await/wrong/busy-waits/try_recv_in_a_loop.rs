//! `try_recv` in a loop, in place of awaiting the channel.

use std::time::Duration;
use tokio::sync::oneshot;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let (tx, mut rx) = oneshot::channel();
    tokio::spawn(async move { tx.send(fetch_data().await) });
    let data = loop {
        match rx.try_recv() {
            Ok(data) => break data,
            Err(_) => tokio::task::yield_now().await, //~
        }
    };
    println!("Got: {data}");
}
