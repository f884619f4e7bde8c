//! Counted by hand: a number under a std lock, and a `Notify` for those who wait.

use std::sync::{Arc, Mutex};
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

#[tokio::main]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    let free = Arc::new((Mutex::new(LIMIT), Notify::new()));
    let mut jobs = JoinSet::new();
    for id in 1..=JOBS {
        loop {
            {
                let mut free = free.0.lock().unwrap();
                if *free > 0 {
                    *free -= 1;
                    break;
                }
            }
            free.1.notified().await;
        }
        let free = free.clone();
        jobs.spawn(async move {
            job(id).await;
            *free.0.lock().unwrap() += 1;
            free.1.notify_one();
        });
    }
    jobs.join_all().await;
    println!("All done");
}
