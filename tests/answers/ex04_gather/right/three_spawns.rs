//! Three tasks are spawned, and only then awaited, in order.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]

async fn main() {
    let one = tokio::spawn(download_file(1));
    let two = tokio::spawn(download_file(2));
    let three = tokio::spawn(download_file(3));
    let files = vec![
        one.await.expect("download 1 panicked"),
        two.await.expect("download 2 panicked"),
        three.await.expect("download 3 panicked"),
    ];
    println!("All files: {files:?}");
}
