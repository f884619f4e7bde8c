//! `tokio::spawn` in a plain `main`.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

fn main() {
    let handles: Vec<_> = (1..=3)
        .map(|id| tokio::spawn(download_file(id))) //~
        .collect();
    println!("All files: {}", handles.len());
}
