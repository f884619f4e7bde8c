//! Joins well, but never prints the last line.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    worker.join().unwrap();
}
