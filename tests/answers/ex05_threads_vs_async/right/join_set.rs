//! `Runtime::new` and a `JoinSet`: the tasks return nothing, so the order in which they come back does not matter.

use std::thread;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::task::JoinSet;

const URLS: u32 = 3;
const LATENCY: Duration = Duration::from_secs(2);

fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    thread::sleep(LATENCY);
    println!("Thread got URL {id}");
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(LATENCY).await;
    println!("Async got URL {id}");
}

async fn run_async() {
    let mut set = JoinSet::new();
    for id in 0..URLS {
        set.spawn(fetch_url_async(id));
    }
    while let Some(done) = set.join_next().await {
        done.unwrap();
    }
}

fn main() {
    println!("Threading approach:");
    let threads: Vec<thread::JoinHandle<()>> = (0..URLS)
        .map(|id| thread::spawn(move || fetch_url_thread(id)))
        .collect();
    threads.into_iter().for_each(|t| t.join().unwrap());

    println!("\nAsyncio approach:");
    Runtime::new().unwrap().block_on(run_async());
}
