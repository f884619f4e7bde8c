//! `join!` around one async block that awaits the three in a row.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (files,) = tokio::join!(async {
        [
            download_file(1).await, //~
            download_file(2).await,
            download_file(3).await,
        ]
    });
    println!("All files: {files:?}");
}
