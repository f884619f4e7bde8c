//! The files are numbered 0, 1, 2.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}"); //~
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(0), download_file(1), download_file(2));
    println!("All files: {:?}", [a, b, c]);
}
