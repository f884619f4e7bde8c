//! `.await` inside the blocks that make the arguments: `join!` gets values that are ready.

use std::future::ready;
use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(
        ready(download_file(1).await), //~
        ready(download_file(2).await),
        ready(download_file(3).await),
    );
    println!("All files: {:?}", [a, b, c]);
}
