//! All lines are right, and then `main` returns an error.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), &'static str> {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
    Err("the disk is full") //~
}
