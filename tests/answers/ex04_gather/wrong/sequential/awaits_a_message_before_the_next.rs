//! The next task is spawned only when the one before has sent its name.

use std::time::Duration;
use tokio::sync::mpsc;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel(3);
    let mut files = Vec::new();
    for id in 1..=3 {
        let tx = tx.clone();
        tokio::spawn(async move { tx.send(download_file(id).await).await });
        files.push(rx.recv().await.unwrap()); //~
    }
    println!("All files: {files:?}");
}
