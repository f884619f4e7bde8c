//! The blocking sleep in spawned tasks on the one-thread runtime.

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
    let handles: Vec<_> = (1..=3).map(|id| tokio::spawn(download_file(id))).collect();
    let mut files = Vec::new();
    for handle in handles {
        files.push(handle.await.unwrap());
    }
    println!("All files: {files:?}");
}
