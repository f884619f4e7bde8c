//! A function takes the handle, waits for it and prints the last line.

use std::thread::{self, JoinHandle};
use std::time::Duration;

fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn finish(worker: JoinHandle<()>) -> thread::Result<()> {
    worker.join()?;
    println!("Main program waited for thread to finish");
    Ok(())
}

fn main() {
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    finish(worker).unwrap();
}
