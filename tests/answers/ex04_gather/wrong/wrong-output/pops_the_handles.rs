//! The handles are popped off their list, the last one first.

use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]
async fn main() {
    let mut hs: Vec<_> = (1..=3).map(|i| tokio::spawn(download_file(i))).collect();
    let mut v = vec![];
    while let Some(h) = hs.pop() {
        v.push(h.await.unwrap());
    }
    println!("All files: {v:?}"); //~
}
