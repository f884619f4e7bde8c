//! A deadline of a minute around each download, which never strikes.

use std::error::Error;
use std::time::Duration;
use tokio::time::timeout;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]

async fn main() -> Result<(), Box<dyn Error>> {
    let limit = Duration::from_secs(60);
    let (a, b, c) = tokio::try_join!(
        timeout(limit, download_file(1)),
        timeout(limit, download_file(2)),
        timeout(limit, download_file(3)),
    )?;
    println!("All files: {:?}", [a, b, c]);
    Ok(())
}
