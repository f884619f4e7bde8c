//! Only download 1 sleeps, and then all three meet at a barrier.
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Barrier;
async fn download_file(id: u32, b: Arc<Barrier>) -> String {
    println!("Downloading file {id}");
    if id == 1 { tokio::time::sleep(Duration::from_secs(1)).await; }
    b.wait().await; //~
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let b = Arc::new(Barrier::new(3));
    let (first, second, third) = tokio::join!(download_file(1, b.clone()), download_file(2, b.clone()), download_file(3, b));
    println!("All files: {:?}", [first, second, third]);
}
