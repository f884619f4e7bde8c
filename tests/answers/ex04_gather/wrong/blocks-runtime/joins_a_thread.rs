//! Each download starts a thread that sleeps, and blocks the runtime by joining it.

use std::thread;
use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    let waiting = thread::spawn(|| thread::sleep(Duration::from_secs(1)));
    waiting.join().unwrap(); //~
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
