//! A handle is awaited a second time after it gave its value.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut handles: Vec<_> = (1..=3).map(|id| tokio::spawn(download_file(id))).collect(); //~
    let mut files = Vec::new();
    for _ in 0..3 {
        files.push((&mut handles[0]).await.unwrap()); //~
    }
    println!("All files: {files:?}");
}
