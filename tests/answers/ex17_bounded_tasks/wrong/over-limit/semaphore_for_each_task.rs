//! Each task has a semaphore of its own, with three permits that nobody else wants.

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
    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        jobs.spawn(async move {
            let permits = Arc::new(Semaphore::new(LIMIT)); //~
            let _permit = permits.acquire().await.unwrap();
            job(id).await;
        });
    }
    jobs.join_all().await;
    println!("All done");
}
