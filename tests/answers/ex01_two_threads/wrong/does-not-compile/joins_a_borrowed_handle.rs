//! Goes through the handles by reference, but `join` wants to own its handle.

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
    for handle in &handles {
        handle.join().unwrap(); //~
    }
    println!("Both tasks done");
}
