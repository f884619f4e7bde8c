//! The set is dropped at the end of its block, which aborts its tasks.

use std::time::Duration;
use tokio::task::JoinSet;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    {
        let mut downloads = JoinSet::new();
        for id in 1..=3 {
            downloads.spawn(download_file(id)); //~
        }
    }
    let files: Vec<String> = (1..=3).map(|id| format!("file_{id}.txt")).collect();
    println!("All files: {files:?}");
}
