//! The calculation sleeps three times for one second, which is three seconds in all.

use std::thread;
use std::time::Duration;
fn main() {
    let worker = thread::spawn(|| {
        println!("Calculating...");
        for step in 1..=3 {
            thread::sleep(Duration::from_secs(1));
            eprintln!("step {step} of 3");
        }
        println!("Calculation complete");
    });
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
