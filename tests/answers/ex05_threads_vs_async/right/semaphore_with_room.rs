//! A semaphore with as many permits as fetches: it is held across the wait, and nobody ever queues for it.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tokio::sync::Semaphore;

const LIMIT: usize = 3;

fn run_threads() {
    let handles: Vec<_> = (0..3)
        .map(|id| {
            thread::spawn(move || {
                println!("Thread fetching URL {id}");
                thread::sleep(Duration::from_secs(2));
                println!("Thread got URL {id}");
            })
        })
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
}

async fn run_async() {
    let limit = Arc::new(Semaphore::new(LIMIT));
    let mut tasks = tokio::task::JoinSet::new();
    for id in 0..3 {
        let limit = Arc::clone(&limit);
        tasks.spawn(async move {
            let _permit = limit.acquire_owned().await.unwrap();
            println!("Async fetching URL {id}");
            tokio::time::sleep(Duration::from_secs(2)).await;
            println!("Async got URL {id}");
        });
    }
    tasks.join_all().await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Threading approach:");
    run_threads();
    println!("\nAsyncio approach:");
    run_async().await;
}
