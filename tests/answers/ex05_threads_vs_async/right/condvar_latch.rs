//! A Java habit: a count-down latch made of a mutex and a condvar; the lock is never held while a worker sleeps.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Latch {
    left: Mutex<u32>,
    zero: Condvar,
}

impl Latch {
    fn new(count: u32) -> Self {
        Self {
            left: Mutex::new(count),
            zero: Condvar::new(),
        }
    }

    fn count_down(&self) {
        let mut left = self.left.lock().unwrap();
        *left -= 1;
        if *left == 0 {
            self.zero.notify_all();
        }
    }

    fn wait(&self) {
        let left = self.left.lock().unwrap();
        let _zero = self.zero.wait_while(left, |left| *left > 0).unwrap();
    }
}

fn run_threads() {
    let latch = Arc::new(Latch::new(3));
    for id in 0..3 {
        let latch = Arc::clone(&latch);
        thread::spawn(move || {
            println!("Thread fetching URL {id}");
            thread::sleep(Duration::from_secs(2));
            println!("Thread got URL {id}");
            latch.count_down();
        });
    }
    latch.wait();
}

async fn fetch_url_async(id: u32) {
    println!("Async fetching URL {id}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Async got URL {id}");
}

#[tokio::main]
async fn run_async() {
    tokio::join!(fetch_url_async(0), fetch_url_async(1), fetch_url_async(2));
}

fn main() {
    println!("Threading approach:");
    run_threads();
    println!("\nAsyncio approach:");
    run_async();
}
