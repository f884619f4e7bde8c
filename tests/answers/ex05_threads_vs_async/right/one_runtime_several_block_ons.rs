//! The tasks of one runtime are awaited in a block_on each.

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
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    let tasks = [0, 1, 2].map(|id| runtime.spawn(fetch_url_async(id)));
    for task in tasks {
        runtime.block_on(task).expect("a download panicked");
    }
}
