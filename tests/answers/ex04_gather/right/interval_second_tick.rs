//! An interval: its first tick comes at once, its second after a second.

use std::time::Duration;
use tokio::time::interval;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    let mut clock = interval(Duration::from_secs(1));
    clock.tick().await;
    clock.tick().await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]

async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
