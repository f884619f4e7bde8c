//! A thread ticks on standard error while the futures wait.

use std::thread;
use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    thread::spawn(|| {
        loop {
            thread::sleep(Duration::from_millis(300));
            eprintln!("tick")
        }
    });
    let (first, second, third) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [first, second, third]);
}
