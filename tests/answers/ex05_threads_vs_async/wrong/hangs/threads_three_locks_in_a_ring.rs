//! Thread half: each thread holds its own lock and then wants its neighbour's, all the way round.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static LINES: [Mutex<()>; 3] = [const { Mutex::new(()) }; 3];

fn fetch_url_thread(id: usize) {
    let _mine = LINES[id].lock().unwrap();
    println!("Thread fetching URL {id}");
    thread::sleep(Duration::from_secs(2));
    let _next = LINES[(id + 1) % 3].lock().unwrap(); //~
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
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(run_async());
}
