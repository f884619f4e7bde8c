//! The futures are joined, but each waits on a thread of the blocking pool.

use std::thread;
use std::time::Duration;
use tokio::task::spawn_blocking;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    spawn_blocking(|| thread::sleep(Duration::from_secs(1))) //~
        .await
        .unwrap();
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
