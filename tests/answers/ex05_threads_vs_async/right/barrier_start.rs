//! A barrier in front of the start line in both halves: everybody begins together, and nobody waits for a finished one.

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

fn run_threads() {
    let gate = Arc::new(Barrier::new(3));
    let handles: Vec<_> = (0..3)
        .map(|id| {
            let gate = Arc::clone(&gate);
            thread::spawn(move || {
                gate.wait();
                println!("Thread fetching URL {id}");
                thread::sleep(Duration::from_secs(2));
                println!("Thread got URL {id}");
            })
        })
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
}

async fn fetch_url_async(id: u32, gate: &tokio::sync::Barrier) {
    gate.wait().await;
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}

#[tokio::main(flavor = "current_thread")]
async fn run_async() {
    let gate = tokio::sync::Barrier::new(3);
    tokio::join!(
        fetch_url_async(0, &gate),
        fetch_url_async(1, &gate),
        fetch_url_async(2, &gate),
    );
}

fn main() {
    println!("Threading approach:");
    run_threads();
    println!("\nAsyncio approach:");
    run_async();
}
