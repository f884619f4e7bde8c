//! Async half: a semaphore with a single permit lets one fetch in at a time.

use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tokio::sync::Semaphore;

fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    thread::sleep(Duration::from_secs(2));
    println!("Thread got URL {id}");
}

fn run_threads() {
    let threads: Vec<_> = (0..3)
        .map(|id| thread::spawn(move || fetch_url_thread(id)))
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}

async fn run_async() {
    let limit = Arc::new(Semaphore::new(1)); //~
    let mut tasks = Vec::new();
    for id in 0..3 {
        let limit = Arc::clone(&limit);
        tasks.push(tokio::spawn(async move {
            let _permit = limit.acquire().await.unwrap(); //~
            fetch_url_async(id).await;
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
}

fn main() {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(run_async());
}
