//! Sleeps three seconds instead of joining: who is first after three seconds is left to chance.

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
    thread::sleep(Duration::from_secs(3)); //~
    println!("Main program waited for thread to finish");
}
