//! A semaphore with three permits for three downloads holds nobody up.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

async fn download_file(id: u32, slots: Arc<Semaphore>) -> String {
    let _slot = slots.acquire().await.expect("the semaphore was closed");
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    let slots = Arc::new(Semaphore::new(3));
    let handles: Vec<_> = (1..=3)
        .map(|id| tokio::spawn(download_file(id, Arc::clone(&slots))))
        .collect();
    let mut files = Vec::new();
    for handle in handles {
        files.push(handle.await.unwrap());
    }
    println!("All files: {files:?}");
}
