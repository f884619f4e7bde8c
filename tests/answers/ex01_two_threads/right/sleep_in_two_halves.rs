//! Each task sleeps twice for one second; together that is the same two seconds.

use std::thread;
use std::time::Duration;
fn task(number: u32) {
    println!("Task {number} started");
    for _ in 0..2 {
        thread::sleep(Duration::from_millis(1000));
    }
    println!("Task {number} finished");
}

fn main() {
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
