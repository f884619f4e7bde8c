//! As in Go: the task sends on a channel, and `main` receives until it is closed.

use std::time::Duration;
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let (tx, mut rx) = mpsc::channel::<String>(1);
    tokio::spawn(async move {
        println!("Fetching data...");
        tokio::time::sleep(Duration::from_millis(2_000)).await;
        println!("Data received");
        let _ = tx.send("result".into()).await;
    });
    while let Some(data) = rx.recv().await {
        println!("Got: {data}");
    }
}
