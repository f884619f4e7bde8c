//! The last worker to finish wakes the parked main thread; in the async half a `Notify` plays the same part.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use tokio::sync::Notify;

static RUNNING: AtomicUsize = AtomicUsize::new(3);

fn run_threads() {
    let main_thread = thread::current();
    for id in 0..3 {
        let main_thread = main_thread.clone();
        thread::spawn(move || {
            println!("Thread fetching URL {id}");
            thread::sleep(Duration::from_secs(2));
            println!("Thread got URL {id}");
            if RUNNING.fetch_sub(1, Ordering::AcqRel) == 1 {
                main_thread.unpark();
            }
        });
    }
    while RUNNING.load(Ordering::Acquire) > 0 {
        thread::park();
    }
}

async fn run_async() {
    let running = Arc::new(AtomicUsize::new(3));
    let all_done = Arc::new(Notify::new());
    for id in 0..3 {
        let running = Arc::clone(&running);
        let all_done = Arc::clone(&all_done);
        tokio::spawn(async move {
            println!("Async fetching URL {id}");
            tokio::time::sleep(Duration::from_secs(2)).await;
            println!("Async got URL {id}");
            if running.fetch_sub(1, Ordering::AcqRel) == 1 {
                all_done.notify_one();
            }
        });
    }
    all_done.notified().await;
}

fn main() {
    println!("Threading approach:");
    run_threads();
    println!("\nAsyncio approach:");
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap()
        .block_on(run_async());
}
