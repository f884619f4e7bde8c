//! No semaphore: the set never holds more than three tasks, and `main` waits for any of them.

use std::time::Duration;
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
        if jobs.len() == LIMIT {
            jobs.join_next().await.unwrap().unwrap();
        }
        jobs.spawn(job(id));
    }
    while let Some(ended) = jobs.join_next().await {
        ended.unwrap();
    }
    println!("All done");
}
