//! Thread half: a single thread prints the lines of all three fetches around one sleep.

use std::thread;
use std::time::Duration;

fn run_threads() {
    let worker = thread::spawn(|| {
        for id in 0..3 {
            println!("Thread fetching URL {id}"); //~
        }
        thread::sleep(Duration::from_secs(2));
        for id in 0..3 {
            println!("Thread got URL {id}");
        }
    });
    worker.join().unwrap();
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

    println!("\nAsyncio approach:");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(run_async());
}
