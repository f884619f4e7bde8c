//! The tasks start over and over, and print without an end.

use std::thread;
use std::time::Duration;
fn task(number: u32) {
    loop {
        println!("Task {number} started"); //~
    }
}

fn main() {
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap();
    second.join().unwrap();
    thread::sleep(Duration::from_secs(2));
    println!("Both tasks done");
}
