//! Each download yields in a loop until its second is over.

use std::time::{Duration, Instant};

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(1) {
        tokio::task::yield_now().await; //~
    }
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
