//! Each task is awaited right after it is spawned.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    let mut files = Vec::new();
    for id in 1..=3 {
        let task = tokio::spawn(download_file(id));
        files.push(task.await.unwrap()); //~
    }
    println!("All files: {files:?}");
}
