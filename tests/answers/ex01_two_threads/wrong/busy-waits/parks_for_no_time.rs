//! Main parks for no time at all, over and over, until a counter says that both are done.

use std::sync::atomic::{AtomicU8, Ordering};
use std::thread;
use std::time::Duration;

static DONE: AtomicU8 = AtomicU8::new(0);
fn task(n: u32) {
    println!("Task {n} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {n} finished");
}
fn main() {
    for n in 1..=2 {
        thread::spawn(move || {
            task(n);
            DONE.fetch_add(1, Ordering::SeqCst);
        });
    }
    while DONE.load(Ordering::SeqCst) < 2 {
        thread::park_timeout(Duration::from_millis(0)); //~
    }
    println!("Both tasks done");
}
