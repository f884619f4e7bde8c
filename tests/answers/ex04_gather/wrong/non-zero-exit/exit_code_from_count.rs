//! The number of files is returned as the exit code.

use std::process::ExitCode;
use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    let files = [a, b, c];
    println!("All files: {files:?}");
    ExitCode::from(files.len() as u8)
}
