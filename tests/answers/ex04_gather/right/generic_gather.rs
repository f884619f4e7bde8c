//! A generic `gather` over an array, for any number of downloads.

use std::future::Future;
use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

async fn gather<F, const N: usize>(futures: [F; N]) -> Vec<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let handles = futures.map(tokio::spawn);
    let mut results = Vec::with_capacity(N);
    for handle in handles {
        results.push(handle.await.expect("a task panicked"));
    }
    results
}

#[tokio::main]

async fn main() {
    let files = gather([download_file(1), download_file(2), download_file(3)]).await;
    println!("All files: {files:?}");
}
