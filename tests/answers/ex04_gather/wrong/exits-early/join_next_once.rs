//! `join_next` is awaited once, for three tasks.

use std::time::Duration;
use tokio::task::JoinSet;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut downloads: JoinSet<String> = (1..=3).map(download_file).collect();
    let mut files = Vec::new();
    if let Some(done) = downloads.join_next().await { //~
        files.push(done.unwrap());
    }
    println!("All files: {files:?}");
}
