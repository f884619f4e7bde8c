//! All starts, one sleep, all ends: there is one wait, not three.

use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for id in 1..=3 {
        println!("Downloading file {id}");
    }
    tokio::time::sleep(Duration::from_secs(1)).await; //~
    let mut files = Vec::new();
    for id in 1..=3 {
        println!("File {id} downloaded");
        files.push(format!("file_{id}.txt"));
    }
    println!("All files: {files:?}");
}
