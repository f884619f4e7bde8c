//! Uses `Duration` without importing it.

use std::thread;

fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3)); //~
    println!("Calculation complete");
}

fn main() {
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
