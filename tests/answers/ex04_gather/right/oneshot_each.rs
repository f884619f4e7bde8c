//! One oneshot channel for each download, and the receivers are awaited in order.

use std::time::Duration;
use tokio::sync::oneshot;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]

async fn main() {
    let mut answers = Vec::new();
    for id in 1..=3 {
        let (tx, rx) = oneshot::channel();
        tokio::spawn(async move { tx.send(download_file(id).await) });
        answers.push(rx);
    }
    let mut files = Vec::new();
    for answer in answers {
        files.push(answer.await.expect("a download gave no answer"));
    }
    println!("All files: {files:?}");
}
