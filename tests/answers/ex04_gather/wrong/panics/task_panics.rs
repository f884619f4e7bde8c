//! The second download panics, and its handle is unwrapped.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_ne!(id, 2, "the server does not know file {id}"); //~
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
