//! Task 2 sleeps a second longer than task 1.

use std::thread;
use std::time::Duration;
fn task(number: u64) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(1 + number)); //~
    println!("Task {number} finished");
}

fn main() {
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
