//! One function with a number, its handles in a `Vec`: `collect` starts every thread before the loop joins any.

use std::thread;
use std::time::Duration;
fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}
fn main() {
    let handles: Vec<_> = (1..=2)
        .map(|number| thread::spawn(move || task(number)))
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
    println!("Both tasks done");
}
