//! The names come back and are thrown away; the list is made up from how many there are.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let files = tokio::join!(download_file(1), download_file(2), download_file(3));
    let count = [files.0, files.1, files.2].len();
    let names: Vec<String> = (1..=count).map(|id| format!("file_{id}.txt")).collect();

    println!("All files: {names:?}"); //~
}
