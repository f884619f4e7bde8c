//! `main` keeps the permits, so that nobody gives one back.

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

#[tokio::main]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    let permits = Arc::new(Semaphore::new(LIMIT));
    let mut kept = Vec::new();
    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        kept.push(permits.acquire().await.unwrap()); //~
        jobs.spawn(job(id));
    }
    jobs.join_all().await;
    println!("All done");
}
