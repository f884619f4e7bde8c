//! The closure that spawns is called only after the print, and joined in the same breath.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let start = || thread::spawn(slow_calculation);
    println!("Main program continues while thread runs"); //~
    start().join().unwrap();
    println!("Main program waited for thread to finish");
}
