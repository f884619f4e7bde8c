//! Awaits the first and the third before the list, then the second.
use std::time::Duration;
async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}
#[tokio::main]
async fn main() {
    let a = tokio::spawn(download_file(1));
    let b = tokio::spawn(download_file(2));
    let c = tokio::spawn(download_file(3));
    let files = [a.await.unwrap(), "file_2.txt".to_string(), c.await.unwrap()];
    println!("All files: {files:?}"); //~
    b.await.unwrap();
}
