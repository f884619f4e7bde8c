//! Everything is right, but main returns an `Err` at the end.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() -> Result<(), String> {
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
    Err(String::from("no result")) //~
}
