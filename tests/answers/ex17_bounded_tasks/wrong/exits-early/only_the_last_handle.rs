//! Only the task that was spawned last is waited for.

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
    let s = Arc::new(Semaphore::new(LIMIT));
    let _: Option<JoinSet<()>> = None;
    let hs: Vec<_> = (1..=JOBS)
        .map(|id| {
            let s = s.clone();
            tokio::spawn(async move { //~
                let _p = s.acquire().await.unwrap();
                job(id).await;
            })
        })
        .collect();
    hs.into_iter().last().unwrap().await.unwrap();
    println!("All done");
}
