//! Scoped threads: the scope joins them all at its end, so no handle is kept, and `join!` does the same for the futures.

use std::thread;
use std::time::Duration;

fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    thread::sleep(Duration::from_secs(2));
    println!("Thread got URL {id}");
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}

#[tokio::main(flavor = "current_thread")]
async fn run_async() {
    tokio::join!(fetch_url_async(0), fetch_url_async(1), fetch_url_async(2));
}

fn main() {
    println!("Threading approach:");
    thread::scope(|scope| {
        for id in 0..3 {
            scope.spawn(move || fetch_url_thread(id));
        }
    });

    println!("\nAsyncio approach:");
    run_async();
}
