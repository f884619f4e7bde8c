//! A job looks whether there is room, and counts itself in a second step.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::task::JoinSet;

const JOBS: u32 = 20;
const LIMIT: usize = 3;

async fn job(id: u32) {
    println!("Job {id} started");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("Job {id} done");
}

#[tokio::main(flavor = "multi_thread", worker_threads = 4)]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    let gate = Arc::new((AtomicUsize::new(0), Notify::new()));
    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        let gate = Arc::clone(&gate);
        jobs.spawn(async move {
            while gate.0.load(Ordering::SeqCst) >= LIMIT {
                gate.1.notified().await;
            }
            gate.0.fetch_add(1, Ordering::SeqCst); //~
            job(id).await;
            gate.0.fetch_sub(1, Ordering::SeqCst);
            gate.1.notify_one();
        });
    }
    jobs.join_all().await;
    println!("All done");
}
