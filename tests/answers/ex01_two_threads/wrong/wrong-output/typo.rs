//! A letter is missing in one line.

use std::thread;
use std::time::Duration;
fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finshed"); //~
}

fn main() {
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
