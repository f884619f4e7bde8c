//! The wait stands before the start line.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    tokio::time::sleep(Duration::from_secs(1)).await; //~
    println!("Downloading file {id}");
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
