//! A `JoinSet` gives results as they arrive; each brings its number, and they are sorted.

use std::time::Duration;
use tokio::task::JoinSet;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]

async fn main() {
    let mut downloads = JoinSet::new();
    for id in 1..=3 {
        downloads.spawn(async move { (id, download_file(id).await) });
    }
    let mut arrived = downloads.join_all().await;
    arrived.sort();
    let files: Vec<String> = arrived.into_iter().map(|(_, name)| name).collect();
    println!("All files: {files:?}");
}
