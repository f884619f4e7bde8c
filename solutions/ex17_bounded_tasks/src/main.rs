//! Twenty jobs, of which a semaphore lets in three at a time.

use std::sync::Arc;
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

    // One semaphore for all: each task holds a pointer to the same three permits.
    let permits = Arc::new(Semaphore::new(LIMIT));
    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        let permits = Arc::clone(&permits);
        jobs.spawn(async move {
            // Bound to a name, the permit lives until the task ends; `let _` would drop it right here.
            let _permit = permits.acquire().await.expect("never closed");
            job(id).await;
        });
    }
    jobs.join_all().await;

    println!("All done");
}
