//! Calls the calculation directly: there is no thread.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    slow_calculation(); //~
    println!("Main program continues while thread runs");
    println!("Main program waited for thread to finish");
}
