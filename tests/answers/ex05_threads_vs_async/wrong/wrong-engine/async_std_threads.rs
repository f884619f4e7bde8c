//! Async half: three std threads do the waiting; the async function only starts and joins them.

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

fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    thread::sleep(Duration::from_secs(2));
    println!("Async got URL {id}");
}

async fn run_async() {
    let threads: Vec<_> = (0..3)
        .map(|id| thread::spawn(move || fetch_url_async(id))) //~
        .collect();
    for thread in threads {
        thread.join().unwrap();
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
