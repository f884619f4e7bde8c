//! A worker task sends its lines over a channel and main prints them all.
use std::time::Duration;
use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<String>(1);
    println!("Starting async work");
    let worker = tokio::spawn(async move {
        tx.send("Fetching data...".to_string()).await.unwrap();
        tokio::time::sleep(Duration::from_secs(2)).await;
        tx.send("Data received".to_string()).await.unwrap();
        String::from("result")
    });
    while let Some(line) = rx.recv().await { println!("{line}"); }
    println!("Got: {}", worker.await.unwrap());
}
