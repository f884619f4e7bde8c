//! The downloads sleep on three threads of the blocking pool.

use std::thread;
use std::time::Duration;

fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    thread::sleep(Duration::from_secs(1));
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    let handles: Vec<_> = (1..=3)
        .map(|id| tokio::task::spawn_blocking(move || download_file(id))) //~
        .collect();
    let mut files = Vec::new();
    for handle in handles {
        files.push(handle.await.unwrap());
    }
    println!("All files: {files:?}");
}
