//! Each download is awaited inside the loop, before the next is made.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut files = Vec::new();
    for id in 1..=3 {
        files.push(download_file(id).await); //~
    }
    println!("All files: {files:?}");
}
