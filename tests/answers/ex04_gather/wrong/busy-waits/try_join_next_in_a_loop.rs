//! `try_join_next` in a loop, in place of awaiting `join_next`.

use std::time::Duration;
use tokio::task::JoinSet;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut downloads = JoinSet::new();
    for id in 1..=3 {
        downloads.spawn(async move { (id, download_file(id).await) });
    }
    let mut arrived = Vec::new();
    while arrived.len() < 3 {
        match downloads.try_join_next() {
            Some(done) => arrived.push(done.unwrap()),
            None => tokio::task::yield_now().await, //~
        }
    }
    arrived.sort();
    let files: Vec<_> = arrived.into_iter().map(|(_, name)| name).collect();
    println!("All files: {files:?}");
}
