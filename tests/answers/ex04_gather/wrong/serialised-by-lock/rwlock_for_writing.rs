//! A write lock across the wait; a lock for writing has room for one.

use std::time::Duration;
use tokio::sync::RwLock;

static CACHE: RwLock<u32> = RwLock::const_new(0);

async fn download_file(id: u32) -> String {
    let mut cached = CACHE.write().await; //~
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    *cached += 1;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    let handles: Vec<_> = (1..=3).map(|id| tokio::spawn(download_file(id))).collect();
    let mut files = Vec::new();
    for handle in handles {
        files.push(handle.await.unwrap());
    }
    println!("All files: {files:?}");
}
