//! `std::thread::sleep` in futures that share a thread: nothing overlaps.

use std::thread;
use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    thread::sleep(Duration::from_secs(1)); //~
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
