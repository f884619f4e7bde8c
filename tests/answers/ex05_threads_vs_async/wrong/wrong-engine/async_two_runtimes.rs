//! Async half: two fetches share a runtime, and a thread has another one for the third.

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

fn runtime() -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_time().build().expect("a runtime") //~
}

fn main() {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    let third = thread::spawn(|| runtime().block_on(fetch_url_async(2)));
    runtime().block_on(async { tokio::join!(fetch_url_async(0), fetch_url_async(1)) });
    third.join().expect("the third download panicked");
}
