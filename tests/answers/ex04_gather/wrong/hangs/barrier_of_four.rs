//! Three downloads meet at a barrier for four.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Barrier;

async fn download_file(id: u32, start: Arc<Barrier>) -> String {
    println!("Downloading file {id}");
    start.wait().await; //~
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Arc::new(Barrier::new(4));
    let (a, b, c) = tokio::join!(
        download_file(1, start.clone()),
        download_file(2, start.clone()),
        download_file(3, start.clone()),
    );
    println!("All files: {:?}", [a, b, c]);
}
