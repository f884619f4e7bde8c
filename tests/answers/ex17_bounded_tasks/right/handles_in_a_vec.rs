//! Plain `spawn`, the handles in a `Vec`, and one thread for all tasks.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

const JOBS: u32 = 20;
const LIMIT: usize = 3;

async fn job(id: u32) {
    println!("Job {id} started");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("Job {id} done");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    let permits = Arc::new(Semaphore::new(LIMIT));
    let handles: Vec<_> = (1..=JOBS)
        .map(|id| {
            let permits = permits.clone();
            tokio::spawn(async move {
                let permit = permits.acquire_owned().await.unwrap();
                job(id).await;
                drop(permit);
            })
        })
        .collect();
    for handle in handles {
        handle.await.unwrap();
    }
    println!("All done");
}
