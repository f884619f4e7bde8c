//! Two permits for three downloads, and the permits are never given back.

use std::time::Duration;
use tokio::sync::Semaphore;

static SLOTS: Semaphore = Semaphore::const_new(2);

async fn download_file(id: u32) -> String {
    SLOTS.acquire().await.unwrap().forget(); //~
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
