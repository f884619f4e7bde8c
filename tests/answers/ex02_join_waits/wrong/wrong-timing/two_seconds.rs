//! The calculation takes two seconds where three are wanted.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(2)); //~
    println!("Calculation complete");
}

fn main() {
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
