//! Three threads and a blocking sleep: right lines, and nothing async.

use std::thread;
use std::time::Duration;

fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    thread::sleep(Duration::from_secs(1));
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

fn main() {
    let handles: Vec<_> = (1..=3)
        .map(|id| thread::spawn(move || download_file(id))) //~
        .collect();
    let files: Vec<String> = handles
        .into_iter()
        .map(|handle| handle.join().unwrap())
        .collect();
    println!("All files: {files:?}");
}
