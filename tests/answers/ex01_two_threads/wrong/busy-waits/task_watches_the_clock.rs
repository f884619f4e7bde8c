//! Each task looks at the clock until two seconds have gone by, and keeps a core busy with it.

use std::thread;
use std::time::{Duration, Instant};

fn task(number: u32) {
    println!("Task {number} started");
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(2) {} //~
    println!("Task {number} finished");
}

fn main() {
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
