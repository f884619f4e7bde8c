//! Formatting a long list may block, so it is done by `spawn_blocking`; the waits are not.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]

async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    let files = [a, b, c];
    let line = tokio::task::spawn_blocking(move || format!("All files: {files:?}"))
        .await
        .expect("formatting panicked");
    println!("{line}");
}
