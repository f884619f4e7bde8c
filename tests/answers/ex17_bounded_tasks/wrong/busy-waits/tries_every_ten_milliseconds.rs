//! A task without a permit sleeps for a moment and tries again.

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
    let permits = Arc::new(Semaphore::new(LIMIT));
    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        let permits = Arc::clone(&permits);
        jobs.spawn(async move {
            let _permit = loop {
                match permits.try_acquire() { //~
                    Ok(permit) => break permit,
                    Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
                }
            };
            job(id).await;
        });
    }
    jobs.join_all().await;
    println!("All done");
}
