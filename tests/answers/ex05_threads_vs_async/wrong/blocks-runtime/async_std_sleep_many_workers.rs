//! Async half: with four workers the output happens to be right, but each std sleep takes a whole worker away.

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

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    thread::sleep(Duration::from_secs(2)); //~
    println!("Async got URL {id}");
}

async fn run_async() {
    let tasks: Vec<_> = (0..3).map(|id| tokio::spawn(fetch_url_async(id))).collect();
    for task in tasks {
        task.await.unwrap();
    }
}

#[tokio::main(flavor = "multi_thread", worker_threads = 4)]
async fn main() {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    run_async().await;
}
