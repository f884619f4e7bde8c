//! Three worker threads limit nothing: a task that waits leaves its thread to others.

use std::time::Duration;
use tokio::task::JoinSet;

const JOBS: u32 = 20;
const LIMIT: usize = 3;

async fn job(id: u32) {
    println!("Job {id} started");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("Job {id} done");
}

#[tokio::main(worker_threads = 3)]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        jobs.spawn(job(id)); //~
    }
    jobs.join_all().await;
    println!("All done");
}
