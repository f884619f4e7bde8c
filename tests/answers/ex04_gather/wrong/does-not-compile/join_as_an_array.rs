//! What `join!` gives is a tuple, and no array.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    let files: [String; 3] = tokio::join!(download_file(1), download_file(2), download_file(3)); //~
    println!("All files: {files:?}");
}
