//! `main` returns a `Result`; a panic of the thread becomes an error with a message.

use std::error::Error;
use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() -> Result<(), Box<dyn Error>> {
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    match worker.join() {
        Ok(()) => {
            println!("Main program waited for thread to finish");
            Ok(())
        }
        Err(_) => Err("the calculation panicked".into()),
    }
}
