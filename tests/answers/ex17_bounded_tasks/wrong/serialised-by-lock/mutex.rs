//! A mutex is a semaphore with one permit.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
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
    let turn = Arc::new(Mutex::new(()));
    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        let turn = turn.clone();
        jobs.spawn(async move {
            let _turn = turn.lock().await; //~
            job(id).await;
        });
    }
    jobs.join_all().await;
    println!("All done");
}
