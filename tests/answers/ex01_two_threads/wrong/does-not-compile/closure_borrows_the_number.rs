//! The closure borrows the loop variable, which the thread may outlive: `move` is missing.

use std::thread;
use std::time::Duration;
fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}
fn main() {
    let mut handles = Vec::new();
    for number in 1..=2 {
        handles.push(thread::spawn(|| task(number))); //~
    }
    for handle in handles {
        handle.join().unwrap();
    }
    println!("Both tasks done");
}
