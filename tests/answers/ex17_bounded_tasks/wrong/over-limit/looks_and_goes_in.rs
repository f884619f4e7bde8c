//! A counter is looked at and raised in two steps, on several threads.

use std::time::Duration;

const JOBS: u32 = 20;
const LIMIT: usize = 3;

async fn job(id: u32) {
    println!("Job {id} started");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("Job {id} done");
}

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::task::{JoinSet, yield_now};

#[tokio::main]
async fn main() {
    println!("{JOBS} jobs, {LIMIT} at a time");
    let inside = Arc::new(AtomicUsize::new(0));
    let mut set = JoinSet::new();
    for id in 1..=JOBS {
        let inside = inside.clone();
        set.spawn(async move { //~
            while inside.load(Ordering::SeqCst) >= LIMIT {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            inside.fetch_add(1, Ordering::SeqCst);
            job(id).await;
            inside.fetch_sub(1, Ordering::SeqCst);
        });
    }
    set.join_all().await;
    yield_now().await;
    println!("All done");
}
