//! The futures are collected first, but nobody polls them: the loop awaits them one by one.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let downloads: Vec<_> = (1..=3).map(download_file).collect();
    let mut files = Vec::new();
    for download in downloads {
        files.push(download.await); //~
    }
    println!("All files: {files:?}");
}
