//! Half a second between one spawn and the next.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    let mut handles = Vec::new();
    for id in 1..=3 {
        handles.push(tokio::spawn(download_file(id)));
        tokio::time::sleep(Duration::from_millis(500)).await; //~
    }
    let mut files = Vec::new();
    for handle in handles {
        files.push(handle.await.unwrap());
    }
    println!("All files: {files:?}");
}
