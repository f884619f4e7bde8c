//! All three tasks are spawned, and each awaits the handle of the one before it first.

use std::time::Duration;
use tokio::task::JoinHandle;

async fn download_file(id: u32, before: Option<JoinHandle<Vec<String>>>) -> Vec<String> {
    let mut files = match before {
        Some(task) => task.await.unwrap(), //~
        None => Vec::new(),
    };
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    files.push(format!("file_{id}.txt"));
    files
}

#[tokio::main]
async fn main() {
    let first = tokio::spawn(download_file(1, None));
    let second = tokio::spawn(download_file(2, Some(first)));
    let third = tokio::spawn(download_file(3, Some(second)));
    let files = third.await.unwrap();
    println!("All files: {files:?}");
}
