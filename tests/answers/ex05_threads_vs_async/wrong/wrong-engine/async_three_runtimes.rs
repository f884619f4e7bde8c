//! Async half: three runtimes of one worker each, and a task on each.

use std::thread;
use std::time::Duration;

const DOWNLOAD: Duration = Duration::from_secs(2);

fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    thread::sleep(DOWNLOAD);
    println!("Thread got URL {id}");
}

fn run_threads() {
    let threads: Vec<_> = (0..3)
        .map(|id| thread::spawn(move || fetch_url_thread(id)))
        .collect();
    for thread in threads {
        thread.join().expect("a download panicked");
    }
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(DOWNLOAD).await;
    println!("Async got URL {id}");
}

fn main() {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    let runtime = || {
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_time()
            .build() //~
    };
    let runtimes: Vec<_> = (0..3).map(|_| runtime().expect("a runtime")).collect();
    let work: Vec<_> = runtimes
        .iter()
        .zip(0..)
        .map(|(runtime, id)| runtime.spawn(fetch_url_async(id)))
        .collect();
    for (runtime, fetch) in runtimes.iter().zip(work) {
        runtime.block_on(fetch).expect("a download panicked");
    }
}
