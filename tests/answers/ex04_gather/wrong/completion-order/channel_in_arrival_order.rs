//! The names are received in the order in which they are sent.

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
    for id in 1..=3 {
        let tx = tx.clone();
        tokio::spawn(async move { tx.send(download_file(id).await).await });
    }
    drop(tx);
    let mut files = Vec::new();
    while let Some(name) = rx.recv().await { //~
        files.push(name); //~
    }
    println!("All files: {files:?}");
}
