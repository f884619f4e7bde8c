//! The downloads return (), and main makes the names up from a range.
use std::time::Duration;
async fn download_file(id: u32) { //~
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(download_file(1), download_file(2), download_file(3));
    let files: Vec<String> = (1..=3).map(|i| format!("file_{i}.txt")).collect(); 
    println!("All files: {files:?}");
}
