//! Spawns and joins in one and the same loop, so each round waits for its own thread.

use std::thread;
use std::time::Duration;
fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}
fn main() {
    for number in 1..=2 {
        let handle = thread::spawn(move || task(number));
        handle.join().unwrap(); //~
    }
    println!("Both tasks done");
}
