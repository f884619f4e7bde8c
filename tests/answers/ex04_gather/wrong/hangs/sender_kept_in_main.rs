//! `main` receives until the channel is closed, and keeps a sender itself.

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
        tokio::spawn(async move { tx.send((id, download_file(id).await)).await });
    }
    let mut arrived = Vec::new();
    loop {
        let Some(item) = rx.recv().await else { break }; //~
        arrived.push(item);
    }
    drop(tx);
    arrived.sort();
    let files: Vec<_> = arrived.into_iter().map(|(_, name)| name).collect();
    println!("All files: {files:?}");
}
