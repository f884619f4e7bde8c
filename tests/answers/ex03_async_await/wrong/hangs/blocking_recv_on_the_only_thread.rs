//! A std `recv` waits, on the only thread, for a task that needs this thread.

use std::sync::mpsc;
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
    let (tx, rx) = mpsc::channel();
    tokio::spawn(async move {
        let _ = tx.send(fetch_data().await);
    });
    let data = rx.recv().unwrap(); //~
    println!("Got: {data}");
}
