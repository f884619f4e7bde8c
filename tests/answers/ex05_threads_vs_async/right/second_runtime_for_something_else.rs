//! The runtime of main keeps a ticker and awaits three tasks that a second runtime runs.

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

async fn ticker() {
    loop {
        tokio::time::sleep(Duration::from_millis(700)).await;
        eprintln!("tick");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(ticker());
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    let fetching = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_time()
        .build()
        .expect("a runtime");
    for task in [0, 1, 2].map(|id| fetching.spawn(fetch_url_async(id))) {
        task.await.expect("a download panicked");
    }
    // Whoever drives one runtime must not wait for the threads of another.
    fetching.shutdown_background();
}
