//! The tasks sleep first, and print both of their lines afterwards.

use std::thread;
use std::time::Duration;
fn task(number: u32) {
    thread::sleep(Duration::from_secs(2)); //~
    println!("Task {number} started");
    println!("Task {number} finished");
}

fn main() {
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
