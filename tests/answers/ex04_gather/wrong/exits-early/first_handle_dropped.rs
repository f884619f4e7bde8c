//! The first task is spawned, and nobody awaits it; only the two others are awaited.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(download_file(1)); //~
    let second = tokio::spawn(download_file(2));
    let third = tokio::spawn(download_file(3));
    let mut files = vec![String::from("file_1.txt")];
    files.push(second.await.unwrap());
    files.push(third.await.unwrap());
    println!("All files: {files:?}");
}
