//! Downloads that may fail, and `try_join!`, which keeps the order as well.

use std::io;
use std::time::Duration;

async fn download_file(id: u32) -> io::Result<String> {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    Ok(format!("file_{id}.txt"))
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let (a, b, c) = tokio::try_join!(download_file(1), download_file(2), download_file(3))?;
    println!("All files: {:?}", [a, b, c]);
    Ok(())
}
