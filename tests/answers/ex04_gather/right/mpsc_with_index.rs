//! Each task sends its index and its name; the receiver sorts at the end.

use std::time::Duration;
use tokio::sync::mpsc;

async fn download_file(id: u32, done: mpsc::Sender<(u32, String)>) {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    done.send((id, format!("file_{id}.txt")))
        .await
        .expect("nobody listens");
}

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel(3);
    for id in 1..=3 {
        tokio::spawn(download_file(id, tx.clone()));
    }
    drop(tx);

    let mut arrived = Vec::new();
    while let Some(item) = rx.recv().await {
        arrived.push(item);
    }
    arrived.sort_by_key(|(id, _)| *id);
    let files: Vec<_> = arrived.into_iter().map(|(_, name)| name).collect();
    println!("All files: {files:?}");
}
