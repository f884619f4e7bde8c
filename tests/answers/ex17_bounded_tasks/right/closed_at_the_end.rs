//! `main` knows that all are done when it can take all permits itself.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

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
    for id in 1..=JOBS {
        let permit = permits.clone().acquire_owned().await.unwrap();
        tokio::spawn(async move {
            let _permit = permit;
            job(id).await;
        });
    }
    let _all = permits.acquire_many(LIMIT as u32).await.unwrap();
    println!("All done");
}
