//! The thread keeps standard output locked while it sleeps, so main often cannot print meanwhile.

use std::io::{self, Write};
use std::thread;
use std::time::Duration;
fn slow_calculation() {
    let mut out = io::stdout().lock(); //~
    writeln!(out, "Calculating...").unwrap();
    thread::sleep(Duration::from_secs(3));
    writeln!(out, "Calculation complete").unwrap();
}

fn main() {
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
