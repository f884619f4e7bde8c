//! Two tasks are spawned, and `main` awaits the third download itself meanwhile.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]

async fn main() {
    let first = tokio::spawn(download_file(1));
    let second = tokio::spawn(download_file(2));
    let third = download_file(3).await;
    let first = first.await.unwrap();
    let second = second.await.unwrap();
    println!("All files: {:?}", [first, second, third]);
}
