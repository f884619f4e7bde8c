//! A thread and a runtime for each download.

use std::thread;
use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

fn main() {
    let handles: Vec<_> = (1..=3)
        .map(|id| {
            thread::spawn(move || { //~
                tokio::runtime::Builder::new_current_thread()
                    .enable_time()
                    .build()
                    .unwrap()
                    .block_on(download_file(id)) //~
            })
        })
        .collect();
    let files: Vec<String> = handles
        .into_iter()
        .map(|handle| handle.join().unwrap())
        .collect();
    println!("All files: {files:?}");
}
