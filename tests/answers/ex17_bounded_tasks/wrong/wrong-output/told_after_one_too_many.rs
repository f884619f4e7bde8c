//! The last line waits for a job more than there are.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

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
    let done = Arc::new(AtomicU32::new(0));
    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        let (permits, done) = (Arc::clone(&permits), Arc::clone(&done));
        jobs.spawn(async move {
            let _permit = permits.acquire().await.expect("never closed");
            job(id).await;
            if done.fetch_add(1, Ordering::SeqCst) == JOBS {
                println!("All done");
            }
        });
    }
    jobs.join_all().await;
}
