//! Both threads are made first and wait parked; main then lets them go, much like Python's `Thread` and `start()`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
fn main() {
    let go = Arc::new(AtomicBool::new(false));
    let handles: Vec<_> = (1..=2)
        .map(|number| {
            let go = Arc::clone(&go);
            thread::spawn(move || {
                while !go.load(Ordering::Acquire) {
                    thread::park();
                }
                println!("Task {number} started");
                thread::sleep(Duration::from_secs(2));
                println!("Task {number} finished");
            })
        })
        .collect();

    go.store(true, Ordering::Release);
    for handle in &handles {
        handle.thread().unpark();
    }
    for handle in handles {
        handle.join().unwrap();
    }
    println!("Both tasks done");
}
