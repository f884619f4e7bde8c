//! Two texts with a sleep between them.

use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Downloading file 1\nDownloading file 2\nDownloading file 3");
    tokio::time::sleep(Duration::from_secs(1)).await; //~
    println!("File 1 downloaded\nFile 2 downloaded\nFile 3 downloaded");
    println!(
        "All files: {:?}",
        ["file_1.txt", "file_2.txt", "file_3.txt"]
    );
}
