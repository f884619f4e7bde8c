//! The shared list is locked before the wait, though it is needed only after it.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

async fn download_file(id: u32, files: Arc<Mutex<Vec<String>>>) {
    println!("Downloading file {id}");
    let mut files = files.lock().await; //~
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    files.push(format!("file_{id}.txt"));
}

#[tokio::main]
async fn main() {
    let files = Arc::new(Mutex::new(Vec::new()));
    let tasks: Vec<_> = (1..=3)
        .map(|id| tokio::spawn(download_file(id, files.clone())))
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let mut files = files.lock().await;
    files.sort();
    println!("All files: {files:?}");
}
