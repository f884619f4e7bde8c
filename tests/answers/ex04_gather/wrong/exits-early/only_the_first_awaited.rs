//! One handle of three is awaited.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    let first = tokio::spawn(download_file(1));
    let _second = tokio::spawn(async { //~
        tokio::time::sleep(Duration::from_millis(1)).await;
        download_file(2).await
    });
    let _third = tokio::spawn(async {
        tokio::time::sleep(Duration::from_millis(1)).await;
        download_file(3).await
    });
    let files = [first.await.unwrap()];
    println!("All files: {files:?}");
}
