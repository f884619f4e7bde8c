//! The second tick of an interval is the wait, with a timeout around it that is never reached.

use std::thread;
use std::time::Duration;

use tokio::time::{interval, timeout};

async fn download() {
    let mut ticks = interval(Duration::from_secs(2));
    ticks.tick().await; // the first tick is immediate
    ticks.tick().await;
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    timeout(Duration::from_secs(10), download())
        .await
        .expect("the download took too long");
    println!("Async got URL {id}");
}

fn run_threads() {
    let threads = Vec::from_iter((0..3).map(|id| {
        thread::spawn(move || {
            println!("Thread fetching URL {id}");
            thread::sleep(Duration::from_secs(2));
            println!("Thread got URL {id}");
        })
    }));
    for thread in threads {
        thread.join().unwrap();
    }
}

#[tokio::main]
async fn run_async() {
    let tasks = Vec::from_iter((0..3).map(|id| tokio::spawn(fetch_url_async(id))));
    for task in tasks {
        task.await.unwrap();
    }
}

fn main() {
    println!("Threading approach:");
    run_threads();
    println!("\nAsyncio approach:");
    run_async();
}
