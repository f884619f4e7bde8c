//! The thread sleeps before it says that it calculates.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    thread::sleep(Duration::from_secs(3)); //~
    println!("Calculating...");
    println!("Calculation complete");
}

fn main() {
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
