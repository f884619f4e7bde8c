//! A tokio barrier lets the three begin together; it holds nobody up for a second.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Barrier;

async fn download_file(id: u32, start: Arc<Barrier>) -> String {
    start.wait().await;
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    let start = Arc::new(Barrier::new(3));
    let tasks = [1, 2, 3].map(|id| tokio::spawn(download_file(id, start.clone())));
    let mut files = Vec::new();
    for task in tasks {
        files.push(task.await.unwrap());
    }
    println!("All files: {files:?}");
}
