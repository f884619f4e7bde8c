//! All say "before" before anybody says "after".
use std::sync::{Arc, Barrier};
use std::thread;

fn main() {
    let n = 2;
    let barrier = Arc::new(Barrier::new(n));
    let handles: Vec<_> = (0..n)
        .map(|_| {
            let barrier = Arc::clone(&barrier);
            thread::spawn(move || {
                println!("before wait");
                barrier.wait();
                println!("after wait");
            })
        })
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
}
