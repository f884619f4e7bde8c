//! Started in a tree instead of a list: main starts the first thread, which starts the second, which starts the third; `join!` nests the same way.

use std::thread;
use std::time::Duration;

fn fetch_from(id: u32) {
    let next = (id < 2).then(|| thread::spawn(move || fetch_from(id + 1)));
    println!("Thread fetching URL {id}");
    thread::sleep(Duration::from_secs(2));
    println!("Thread got URL {id}");
    if let Some(next) = next {
        next.join().unwrap();
    }
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}

async fn run_async() {
    let others = async { tokio::join!(fetch_url_async(1), fetch_url_async(2)) };
    tokio::join!(fetch_url_async(0), others);
}

fn main() {
    println!("Threading approach:");
    thread::spawn(|| fetch_from(0)).join().unwrap();

    println!("\nAsyncio approach:");
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap()
        .block_on(run_async());
}
