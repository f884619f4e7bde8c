//! Three awaits, one below the other.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let a = download_file(1).await; //~
    let b = download_file(2).await;
    let c = download_file(3).await;
    println!("All files: {:?}", [a, b, c]);
}
