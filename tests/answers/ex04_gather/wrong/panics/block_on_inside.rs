//! `block_on` inside async code.

use std::time::Duration;
use tokio::runtime::Runtime;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let runtime = Runtime::new().unwrap();
    let mut files = Vec::new();
    for id in 1..=3 {
        files.push(runtime.block_on(download_file(id))); //~
    }
    println!("All files: {files:?}");
}
