//! `select!` goes on with the first download and drops the two others.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await; //~
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let file = tokio::select! {
        name = download_file(1) => name,
        name = download_file(2) => name,
        name = download_file(3) => name,
    };
    println!("All files: {:?}", [file]);
}
