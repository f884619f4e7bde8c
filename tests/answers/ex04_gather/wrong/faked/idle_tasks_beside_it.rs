//! Three tasks sleep and do nothing else, and `main` prints all the lines.

use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for id in 1..=3 {
        println!("Downloading file {id}"); //~
    }
    let second = Duration::from_secs(1);
    tokio::join!(
        tokio::time::sleep(second),
        tokio::time::sleep(second),
        tokio::time::sleep(second),
    );
    let mut files = Vec::new();
    for id in 1..=3 {
        println!("File {id} downloaded");
        files.push(format!("file_{id}.txt"));
    }
    println!("All files: {files:?}");
}
