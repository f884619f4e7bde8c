//! Guesses the time, and guesses too low: main ends two seconds before the calculation.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    thread::sleep(Duration::from_secs(1)); //~
    println!("Main program waited for thread to finish");
}
