//! A bounded channel as a box of tokens: who finds it full waits, and who is done takes one out.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, mpsc};
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
    let (enter, leave) = mpsc::channel(LIMIT);
    let leave = Arc::new(Mutex::new(leave));
    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        enter.send(()).await.unwrap();
        let leave = leave.clone();
        jobs.spawn(async move {
            job(id).await;
            leave.lock().await.recv().await;
        });
    }
    jobs.join_all().await;
    println!("All done");
}
