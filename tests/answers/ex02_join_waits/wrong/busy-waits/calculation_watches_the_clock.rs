//! The calculation does not sleep: it looks at the clock until three seconds have gone by.

use std::thread;
use std::time::{Duration, Instant};

fn slow_calculation() {
    println!("Calculating...");
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(3) {} //~
    println!("Calculation complete");
}

fn main() {
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
