//! The whole thread half is blocking code, so an async main sends it through `spawn_blocking`; the async half uses timers.

use std::thread;
use std::time::Duration;

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

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}

#[tokio::main]
async fn main() {
    println!("Threading approach:");
    tokio::task::spawn_blocking(run_threads).await.unwrap();

    println!("\nAsyncio approach:");
    tokio::join!(fetch_url_async(0), fetch_url_async(1), fetch_url_async(2));
}
