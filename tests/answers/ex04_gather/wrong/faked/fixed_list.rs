//! The downloads run, their results are thrown away, and the list is written by hand.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(download_file(1), download_file(2), download_file(3));
    let files = ["file_1.txt", "file_2.txt", "file_3.txt"]; //~
    println!("All files: {files:?}"); //~
}
