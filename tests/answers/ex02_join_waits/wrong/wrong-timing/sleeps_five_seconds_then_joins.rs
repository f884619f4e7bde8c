//! Joins, but only after a sleep that is longer than the calculation.

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
    thread::sleep(Duration::from_secs(5)); //~
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
