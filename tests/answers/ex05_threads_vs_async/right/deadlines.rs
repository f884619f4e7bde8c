//! Each fetch computes its own deadline and waits until then: `sleep_until` in tokio, the time left in std.

use std::thread;
use std::time::{Duration, Instant};

fn fetch_url_thread(id: u32) {
    let deadline = Instant::now() + Duration::from_secs(2);
    println!("Thread fetching URL {id}");
    thread::sleep(deadline.saturating_duration_since(Instant::now()));
    println!("Thread got URL {id}");
}

async fn fetch_url_async(id: u32) {
    let deadline = tokio::time::Instant::now() + Duration::from_secs(2);
    println!("Async fetching URL {id}");
    tokio::time::sleep_until(deadline).await;
    println!("Async got URL {id}");
}

fn run_threads() {
    thread::scope(|scope| {
        let workers = [0, 1, 2].map(|id| scope.spawn(move || fetch_url_thread(id)));
        for worker in workers {
            worker.join().unwrap();
        }
    });
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    tokio::join!(fetch_url_async(0), fetch_url_async(1), fetch_url_async(2));
}
