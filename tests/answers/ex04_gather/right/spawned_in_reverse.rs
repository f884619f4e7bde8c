//! The tasks are spawned last to first, and awaited first to last.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]

async fn main() {
    let mut handles = Vec::new();
    for id in (1..=3).rev() {
        handles.push(tokio::spawn(download_file(id)));
    }
    let mut files = Vec::new();
    while let Some(handle) = handles.pop() {
        files.push(handle.await.unwrap());
    }
    println!("All files: {files:?}");
}
