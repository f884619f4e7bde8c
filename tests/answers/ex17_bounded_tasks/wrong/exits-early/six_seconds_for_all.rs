//! A deadline of six seconds around all, and the rest is dropped without a word.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::timeout;

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
            let _permit = permits.acquire_owned().await.unwrap();
            job(id).await;
        });
    }
    let all = timeout(Duration::from_secs(6), jobs.join_all()).await; //~
    if all.is_ok() {
        println!("All done");
    }
}
