//! One thread takes all downloads from a channel, one after the other.

use std::sync::mpsc;
use std::{thread, time::Duration};

fn run_threads() {
    let (tx, rx) = mpsc::sync_channel(0);
    let w = thread::spawn(move || {
        for id in rx {
            println!("Thread fetching URL {id}");
            thread::sleep(Duration::from_secs(2)); //~
            println!("Thread got URL {id}");
        }
    });
    for id in 0..3 {
        tx.send(id).unwrap();
    }
    drop(tx);
    w.join().unwrap();
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}

async fn run_async() {
    tokio::join!(fetch_url_async(0), fetch_url_async(1), fetch_url_async(2));
}

fn main() {
    println!("Threading approach:");
    run_threads();
    println!("\nAsyncio approach:");
    let rt = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    rt.block_on(run_async());
}
