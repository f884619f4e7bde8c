//! Both halves: a join in the spawning loop, and an await in the loop of futures.

use std::thread;
use std::time::Duration;

fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    thread::sleep(Duration::from_secs(2));
    println!("Thread got URL {id}");
}

fn run_threads() {
    for id in 0..3 {
        thread::spawn(move || fetch_url_thread(id)).join().unwrap(); //~
    }
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}

async fn run_async() {
    fetch_url_async(0).await;
    fetch_url_async(1).await;
    fetch_url_async(2).await;
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
