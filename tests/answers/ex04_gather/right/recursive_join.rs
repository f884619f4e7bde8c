//! Recursion: a download joined with the rest of the list.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

fn download_all(ids: &[u32]) -> Pin<Box<dyn Future<Output = Vec<String>> + '_>> {
    Box::pin(async move {
        let Some((first, rest)) = ids.split_first() else {
            return Vec::new();
        };
        let (name, mut names) = tokio::join!(download_file(*first), download_all(rest));
        names.insert(0, name);
        names
    })
}

#[tokio::main(flavor = "current_thread")]

async fn main() {
    println!("All files: {:?}", download_all(&[1, 2, 3]).await);
}
