//! Async half: each fetch sleeps on a thread of the blocking pool, so three threads wait where none was needed.

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
    let tasks: Vec<_> = (0..3)
        .map(|id| tokio::task::spawn_blocking(move || fetch_url_async(id))) //~
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}

#[tokio::main]
async fn main() {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    run_async().await;
}
