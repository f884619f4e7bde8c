//! The thread returns what it calculated, and main takes the value from `join`.

use std::thread;
use std::time::Duration;
fn slow_calculation() -> u64 {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    let sum = (1..=100).sum();
    println!("Calculation complete");
    sum
}

fn main() {
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    let sum = worker.join().unwrap();
    assert_eq!(sum, 5050);
    println!("Main program waited for thread to finish");
}
