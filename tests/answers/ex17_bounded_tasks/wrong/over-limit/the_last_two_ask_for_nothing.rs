//! The last two jobs are spawned without a permit.

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
    for id in 1..=18 {
        let permit = Arc::clone(&permits).acquire_owned().await.unwrap();
        jobs.spawn(async move {
            job(id).await;
            drop(permit);
        });
    }
    jobs.join_next().await;
    jobs.spawn(job(19)); //~
    jobs.spawn(job(JOBS));
    jobs.join_all().await;
    println!("All done");
}
