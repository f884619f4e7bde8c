//! A `select!` loop over three pinned futures: it goes round until each of them has finished once.

use std::pin::pin;
use std::thread;
use std::time::Duration;

fn run_threads() {
    let mut handles = Vec::new();
    for id in (0..3).rev() {
        handles.push(thread::spawn(move || {
            println!("Thread fetching URL {id}");
            thread::sleep(Duration::from_secs(2));
            println!("Thread got URL {id}");
        }));
    }
    while let Some(handle) = handles.pop() {
        handle.join().unwrap();
    }
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Threading approach:");
    run_threads();

    println!("\nAsyncio approach:");
    let mut zero = pin!(fetch_url_async(0));
    let mut one = pin!(fetch_url_async(1));
    let mut two = pin!(fetch_url_async(2));
    let mut waiting = [true; 3];
    while waiting.contains(&true) {
        tokio::select! {
            () = &mut zero, if waiting[0] => waiting[0] = false,
            () = &mut one, if waiting[1] => waiting[1] = false,
            () = &mut two, if waiting[2] => waiting[2] = false,
        }
    }
}
