//! Spawn in one loop, await in another: the `Vec` of handles keeps the order.

use std::time::Duration;
use tokio::task::JoinError;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]

async fn main() -> Result<(), JoinError> {
    let mut handles = Vec::new();
    for id in 1..=3 {
        handles.push(tokio::spawn(download_file(id)));
    }
    let mut files = Vec::with_capacity(handles.len());
    for handle in handles {
        files.push(handle.await?);
    }
    println!("All files: {files:?}");
    Ok(())
}
