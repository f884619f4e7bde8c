//! `main` receives until the channel is closed, and keeps a sender itself.

use std::time::Duration;
use tokio::sync::mpsc;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let (tx, mut rx) = mpsc::channel(1);
    let sender = tx.clone();
    tokio::spawn(async move {
        let _ = sender.send(fetch_data().await).await;
    });
    let mut all = Vec::new();
    all.extend(rx.recv().await);
    all.extend(rx.recv().await); //~
    drop(tx);
    println!("Got: {}", all.join(", "));
}
