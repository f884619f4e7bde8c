//! The job that was spawned last says that all are done.

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
    let mut set = JoinSet::new();
    for id in 1..=JOBS {
        let s = s.clone();
        set.spawn(async move {
            let _p = s.acquire().await.unwrap();
            job(id).await;
            if id == JOBS {
                println!("All done"); //~
            }
        });
    }
    set.join_all().await;
}
