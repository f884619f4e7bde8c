//! Main reads a counter over and over, and only yields in between.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;
static DONE: AtomicU32 = AtomicU32::new(0);

fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
    DONE.fetch_add(1, Ordering::Release);
}

fn main() {
    thread::spawn(|| task(1));
    thread::spawn(|| task(2));
    loop {
        let done = DONE.load(Ordering::Acquire); //~
        if done == 2 {
            break;
        }
        thread::yield_now();
    }
    println!("Both tasks done");
}
