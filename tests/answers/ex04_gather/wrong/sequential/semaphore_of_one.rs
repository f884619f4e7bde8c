//! A semaphore with a single permit: three tasks, one download at a time.

use std::time::Duration;
use tokio::sync::Semaphore;

static SLOTS: Semaphore = Semaphore::const_new(1);

async fn download_file(id: u32) -> String {
    let _slot = SLOTS.acquire().await.unwrap(); //~
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
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
