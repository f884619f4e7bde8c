//! A `JoinSet` whose results are put into the slot of their number.

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
    let mut files = vec![String::new(); 3];
    let mut set = JoinSet::new();
    for index in 0..files.len() {
        set.spawn(async move { (index, download_file(index as u32 + 1).await) });
    }
    while let Some(done) = set.join_next().await {
        let (index, name) = done.expect("a download panicked");
        files[index] = name;
    }
    println!("All files: {files:?}");
}
