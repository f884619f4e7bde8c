//! `main` asks the handles every ten milliseconds.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let handles: Vec<_> = (1..=3).map(|id| tokio::spawn(download_file(id))).collect();
    while handles.iter().any(|handle| !handle.is_finished()) { //~
        tokio::time::sleep(Duration::from_millis(10)).await; //~
    }
    let mut files = Vec::new();
    for handle in handles {
        files.push(handle.await.unwrap());
    }
    println!("All files: {files:?}");
}
