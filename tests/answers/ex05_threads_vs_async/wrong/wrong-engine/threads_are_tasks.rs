//! Thread half: the lines say "Thread", but they are printed by async tasks on one thread.

use std::time::Duration;

async fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await; //~
    println!("Thread got URL {id}");
}

async fn run_threads() {
    tokio::join!(
        fetch_url_thread(0),
        fetch_url_thread(1),
        fetch_url_thread(2)
    );
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}

async fn run_async() {
    tokio::join!(fetch_url_async(0), fetch_url_async(1), fetch_url_async(2));
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Threading approach:");
    run_threads().await;

    println!("\nAsyncio approach:");
    run_async().await;
}
