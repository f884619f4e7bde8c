//! Exercise 02: let main go on while a thread calculates, then wait for it.
//!
//! This program is not honest yet: when it says that main continues while the
//! thread runs, there is no thread, and the calculation is over already.

use std::thread;
use std::time::Duration;

fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}

fn main() {
    // TODO: start the calculation on a thread of its own and keep its handle.
    slow_calculation();
    println!("Main program continues while thread runs");

    // TODO: wait here until the thread has ended.
    println!("Main program waited for thread to finish");
}
