//! Thread half: main spins on an atomic counter until the three threads have counted it up.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

static DONE: AtomicUsize = AtomicUsize::new(0);

fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    thread::sleep(Duration::from_secs(2));
    println!("Thread got URL {id}");
}

fn run_threads() {
    for id in 0..3 {
        thread::spawn(move || {
            fetch_url_thread(id);
            DONE.fetch_add(1, Ordering::SeqCst);
        });
    }
    while DONE.load(Ordering::SeqCst) < 3 {} //~
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
