//! `main` takes the permit and hands it over: no task exists before its turn.

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
        let permit = Arc::clone(&permits).acquire_owned().await.unwrap();
        jobs.spawn(async move {
            job(id).await;
            drop(permit);
        });
    }
    while jobs.join_next().await.is_some() {}
    println!("All done");
}
