//! The spawned block makes the download and gives it back unpolled.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    for id in 1..=3 {
        let task = tokio::spawn(async move { download_file(id) }); //~
        let _download = task.await.unwrap();
    }
    let files: Vec<String> = (1..=3).map(|id| format!("file_{id}.txt")).collect();
    println!("All files: {files:?}");
}
