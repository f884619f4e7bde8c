//! One task takes all downloads from a queue, one after the other.

use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<(u32, oneshot::Sender<String>)>(8);
    tokio::spawn(async move {
        while let Some((id, back)) = rx.recv().await {
            let name = download_file(id).await; //~
            back.send(name).unwrap();
        }
    });
    let mut waits = vec![];
    for id in 1..=3 {
        let (b, r) = oneshot::channel();
        tx.send((id, b)).await.unwrap();
        waits.push(r);
    }
    let mut files = vec![];
    for w in waits {
        files.push(w.await.unwrap());
    }
    println!("All files: {files:?}");
}
