//! Plain calls in a loop, with no thread at all.

use std::thread;
use std::time::Duration;
fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}
fn main() {
    for number in 1..=2 {
        task(number); //~
    }
    println!("Both tasks done");
}
