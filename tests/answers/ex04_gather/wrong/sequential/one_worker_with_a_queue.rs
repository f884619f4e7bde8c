//! A queue with one worker: the downloads are handed over at once and done one by one.

use std::time::Duration;
use tokio::sync::mpsc;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::channel(3);
    for id in 1..=3 {
        tx.send(id).await.unwrap();
    }
    drop(tx);
    let worker = tokio::spawn(async move {
        let mut files = Vec::new();
        while let Some(id) = rx.recv().await {
            files.push(download_file(id).await); //~
        }
        files
    });
    let files = worker.await.unwrap();
    println!("All files: {files:?}");
}
