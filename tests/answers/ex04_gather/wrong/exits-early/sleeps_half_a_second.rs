//! `main` guesses the time, and guesses too little.

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
        tokio::spawn(download_file(id));
    }
    tokio::time::sleep(Duration::from_millis(500)).await; //~
    let files: Vec<String> = (1..=3).map(|id| format!("file_{id}.txt")).collect();
    println!("All files: {files:?}");
}
