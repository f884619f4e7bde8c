//! Async half: the permits are forgotten instead of given back, so the third fetch waits for ever.

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

async fn fetch_url_async(id: u32, limit: &Semaphore) {
    let permit = limit.acquire().await.unwrap(); //~
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
    permit.forget();
}

async fn run_async() {
    let limit = Semaphore::new(2);
    tokio::join!(
        fetch_url_async(0, &limit),
        fetch_url_async(1, &limit),
        fetch_url_async(2, &limit),
    );
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
