//! Between the halves: the empty line before the second heading is missing.

use std::thread;
use std::time::Duration;

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
    tokio::join!(fetch_url_async(0), fetch_url_async(1), fetch_url_async(2));
}

fn main() {
    println!("Threading approach:");
    run_threads();

    println!("Asyncio approach:"); //~
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(run_async());
}
