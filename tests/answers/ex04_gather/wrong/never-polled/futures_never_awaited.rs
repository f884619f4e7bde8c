//! The futures are collected and counted, and nobody awaits one.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let downloads: Vec<_> = (1..=3).map(download_file).collect(); //~
    println!("All files: {}", downloads.len());
}
