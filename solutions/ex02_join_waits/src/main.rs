//! Main goes on while a thread calculates, and waits for it at the end.

use std::thread;
use std::time::Duration;

fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}

fn main() {
    // `spawn` does not wait, so the next line runs beside the calculation:
    // either of the two may print first.
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");

    // Without this, main would return and the calculation would end with it.
    worker.join().expect("the calculation panicked");
    println!("Main program waited for thread to finish");
}
