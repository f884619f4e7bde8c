//! `main` holds the lock that the tasks need, and awaits the tasks.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

async fn download_file(id: u32, files: Arc<Mutex<Vec<String>>>) {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    files.lock().await.push(format!("file_{id}.txt"));
}

#[tokio::main]
async fn main() {
    let files = Arc::new(Mutex::new(Vec::new()));
    let tasks = [1, 2, 3].map(|id| tokio::spawn(download_file(id, files.clone())));
    let mut files = files.lock().await;
    for task in tasks {
        task.await.unwrap(); //~
    }
    files.sort();
    println!("All files: {files:?}");
}
