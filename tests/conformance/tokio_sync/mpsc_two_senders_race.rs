//! Two senders on a small channel: any order between them, each in its own.
use std::sync::Arc;
use tokio::sync::{Mutex, mpsc};
#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel(1);
    let log = Arc::new(Mutex::new(String::new()));
    for t in ["a", "b"] {
        let tx = tx.clone();
        let log = log.clone();
        tokio::spawn(async move {
            for _ in 0..2 {
                tx.send(t).await.unwrap();
                log.lock().await.push_str(t);
            }
        });
    }
    drop(tx);
    let mut got = String::new();
    while let Some(t) = rx.recv().await {
        got.push_str(t);
    }
    println!("{got}");
}
