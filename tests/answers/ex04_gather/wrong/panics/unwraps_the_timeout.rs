//! A deadline of half a second, and an `unwrap` on what it says.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let all = async { tokio::join!(download_file(1), download_file(2), download_file(3)) };
    let limited = tokio::time::timeout(Duration::from_millis(500), all).await;
    let (a, b, c) = limited.unwrap(); //~
    println!("All files: {:?}", [a, b, c]);
}
