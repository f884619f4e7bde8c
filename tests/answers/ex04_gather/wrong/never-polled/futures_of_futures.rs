//! Each async block only makes the inner future, and `join!` awaits the blocks.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let _futures = tokio::join!(
        async { download_file(1) }, //~
        async { download_file(2) },
        async { download_file(3) },
    );
    let files: Vec<String> = (1..=3).map(|id| format!("file_{id}.txt")).collect();
    println!("All files: {files:?}");
}
