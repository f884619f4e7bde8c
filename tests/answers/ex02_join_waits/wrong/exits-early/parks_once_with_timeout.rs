//! Parks for three seconds at most: a sleep by another name, and again a guess.

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
    thread::park_timeout(Duration::from_secs(3)); //~
    println!("Main program waited for thread to finish");
}
