//! The async half waits in a loop without an end.

use std::{thread, time::Duration};

fn fetch_url_thread(id: u32) {
    println!("Thread fetching URL {id}");
    thread::sleep(Duration::from_secs(2));
    println!("Thread got URL {id}");
}

fn run_threads() {
    let hs: Vec<_> = (0..3)
        .map(|id| thread::spawn(move || fetch_url_thread(id)))
        .collect();
    for h in hs {
        h.join().unwrap();
    }
}

async fn run_async() {
    loop {
        tokio::time::sleep(Duration::from_secs(2)).await; //~
    }
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
