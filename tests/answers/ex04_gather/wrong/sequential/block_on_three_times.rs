//! A plain `main` blocks on each download in turn.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let a = runtime.block_on(download_file(1)); //~
    let b = runtime.block_on(download_file(2));
    let c = runtime.block_on(download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
