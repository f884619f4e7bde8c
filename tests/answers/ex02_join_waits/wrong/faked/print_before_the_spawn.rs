//! Prints that the thread runs before there is one, then spawns it and joins at once.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    println!("Main program continues while thread runs"); //~
    let worker = thread::spawn(slow_calculation);
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
