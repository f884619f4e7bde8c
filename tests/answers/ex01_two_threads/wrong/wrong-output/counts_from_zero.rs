//! Numbers the tasks 0 and 1 instead of 1 and 2.

use std::thread;
use std::time::Duration;
fn task(number: u32) {
    println!("Task {number} started"); //~
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}
fn main() {
    let handles: Vec<_> = (0..2)
        .map(|number| thread::spawn(move || task(number)))
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
    println!("Both tasks done");
}
