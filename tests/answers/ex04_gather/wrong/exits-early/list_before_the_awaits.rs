//! The list is printed while the downloads are under way, and only then are they awaited.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let handles: Vec<_> = (1..=3).map(|id| tokio::spawn(download_file(id))).collect();
    let files: Vec<String> = (1..=3).map(|id| format!("file_{id}.txt")).collect();
    tokio::task::yield_now().await;
    println!("All files: {files:?}"); //~
    for handle in handles {
        handle.await.unwrap();
    }
}
