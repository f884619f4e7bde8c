//! Main does not say that it continues.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let worker = thread::spawn(slow_calculation);
    worker.join().unwrap();
    println!("Main program waited for thread to finish"); //~
}
