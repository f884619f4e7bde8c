//! Each download waits until a moment of its own.

use tokio::time::{Duration, Instant, sleep_until};

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    let done = Instant::now() + Duration::from_millis(1_000);
    sleep_until(done).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]

async fn main() {
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
}
