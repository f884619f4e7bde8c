//! `spawn_local` and a blocking sleep.

use std::thread;
use std::time::Duration;
use tokio::task::LocalSet;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    thread::sleep(Duration::from_secs(1)); //~
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let local = LocalSet::new();
    let handles: Vec<_> = (1..=3)
        .map(|id| local.spawn_local(download_file(id)))
        .collect();
    local.await;
    let mut files = Vec::new();
    for handle in handles {
        files.push(handle.await.unwrap());
    }
    println!("All files: {files:?}");
}
