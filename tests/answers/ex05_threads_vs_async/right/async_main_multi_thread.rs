//! One async main on the default pool: the blocking half runs before any task exists, and each fetch is a spawned task.

use std::thread;
use std::time::Duration;

fn run_threads() {
    let mut handles = Vec::new();
    for id in 0..3 {
        handles.push(thread::spawn(move || {
            println!("Thread fetching URL {id}");
            thread::sleep(Duration::from_secs(2));
            println!("Thread got URL {id}");
        }));
    }
    for handle in handles {
        handle.join().unwrap();
    }
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}

#[tokio::main]
async fn main() {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    let mut tasks = Vec::new();
    for id in 0..3 {
        tasks.push(tokio::spawn(fetch_url_async(id)));
    }
    for task in tasks {
        task.await.unwrap();
    }
}
