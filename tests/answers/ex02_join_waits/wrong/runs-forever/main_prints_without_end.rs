//! Main says over and over that it continues, and never gets to the join.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let _worker = thread::spawn(slow_calculation);
    loop {
        println!("Main program continues while thread runs"); //~
    }
}
