//! `join!` within `join!`: the inner one is a future like any other.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]

async fn main() {
    let early = async { tokio::join!(download_file(1), download_file(2)) };
    let ((first, second), third) = tokio::join!(early, download_file(3));
    println!("All files: {:?}", vec![first, second, third]);
}
