//! Prints the line first and then calls the calculation directly: no thread runs while main continues.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    println!("Main program continues while thread runs");
    slow_calculation(); //~
    println!("Main program waited for thread to finish");
}
