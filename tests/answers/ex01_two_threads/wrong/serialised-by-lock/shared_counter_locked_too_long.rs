//! The lock is meant for the counter at the end, but it is taken before the sleep.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
fn task(number: u32, finished: &Mutex<u32>) {
    let mut finished = finished.lock().unwrap(); //~
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
    *finished += 1;
}

fn main() {
    let finished = Arc::new(Mutex::new(0));
    let handles: Vec<_> = (1..=2)
        .map(|number| {
            let finished = Arc::clone(&finished);
            thread::spawn(move || task(number, &finished))
        })
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
    println!("Both tasks done");
}
