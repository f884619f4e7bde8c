//! It says on stderr how long all three took, and how many were under way at most.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

async fn download_file(id: u32) -> String {
    let now = UNDER_WAY.fetch_add(1, Ordering::Relaxed) + 1;
    MOST.fetch_max(now, Ordering::Relaxed);
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    UNDER_WAY.fetch_sub(1, Ordering::Relaxed);
    format!("file_{id}.txt")
}

#[tokio::main(flavor = "current_thread")]

async fn main() {
    let start = Instant::now();
    let (a, b, c) = tokio::join!(download_file(1), download_file(2), download_file(3));
    println!("All files: {:?}", [a, b, c]);
    let most = MOST.load(Ordering::Relaxed);
    eprintln!("{most} at once, {:.1?} in all", start.elapsed());
}
