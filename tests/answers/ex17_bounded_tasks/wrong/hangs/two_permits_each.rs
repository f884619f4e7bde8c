//! Each job wants a permit twice, and three that have one wait for each other.

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
    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        let permits = Arc::clone(&permits);
        jobs.spawn(async move {
            let _permit = permits.acquire().await.unwrap();
            let _another = permits.acquire().await.unwrap(); //~
            job(id).await;
        });
    }
    jobs.join_all().await;
    println!("All done");
}
