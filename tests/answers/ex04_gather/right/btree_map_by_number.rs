//! Results go into a `BTreeMap`, which is ordered by its keys.

use std::collections::BTreeMap;
use std::time::Duration;
use tokio::task::JoinSet;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main]

async fn main() {
    let mut set: JoinSet<(u32, String)> = (1..=3)
        .map(|id| async move { (id, download_file(id).await) })
        .collect();
    let mut files = BTreeMap::new();
    while let Some(Ok((id, name))) = set.join_next().await {
        files.insert(id, name);
    }
    println!("All files: {:?}", files.into_values().collect::<Vec<_>>());
}
