//! Threads share a lock of tokio's.
use std::sync::Arc;
use std::thread;
use tokio::sync::RwLock;

fn main() {
    let lock = Arc::new(RwLock::new(0));
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let lock = lock.clone();
            thread::spawn(move || *lock.blocking_write() += 1)
        })
        .collect();
    println!("sees at most two: {}", *lock.blocking_read() <= 2);
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{}", lock.blocking_read());
}
