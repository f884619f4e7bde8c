//! Fetch three URLs with two engines: on three threads, then as three futures on one thread.
//!
//! Everything is here, and the lines are right. But each half fetches one URL after the other
//! and takes six seconds. Make each half take two. The fetch functions can stay as they are.

use std::io;
use std::thread;
use std::time::Duration;

const DOWNLOAD: Duration = Duration::from_secs(2);

fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    thread::sleep(DOWNLOAD);
    println!("Thread got URL {id}");
}

fn run_threads() {
    // TODO: give each fetch a thread of its own, and wait for all of them at the end.
    for id in 0..3 {
        fetch_url_thread(id);
    }
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(DOWNLOAD).await;
    println!("Async got URL {id}");
}

async fn run_async() {
    // TODO: let the three waits overlap, without starting any thread.
    for id in 0..3 {
        fetch_url_async(id).await;
    }
}

fn main() -> io::Result<()> {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    runtime.block_on(run_async());

    Ok(())
}
