//! One spawned task does all three downloads, one after the other.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    let task = tokio::spawn(async {
        let mut files = Vec::new();
        for id in 1..=3 {
            files.push(download_file(id).await); //~
        }
        files
    });
    let files = task.await.unwrap();
    println!("All files: {files:?}");
}
