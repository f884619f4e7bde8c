//! Two downloads are joined, and the third begins after them.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b) = tokio::join!(download_file(1), download_file(2)); //~
    let c = download_file(3).await;
    println!("All files: {:?}", [a, b, c]);
}
