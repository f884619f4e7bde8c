//! The calculation stands in a closure right where it is spawned.

use std::thread;
use std::time::Duration;
fn main() {
    let worker = thread::spawn(|| {
        println!("Calculating...");
        thread::sleep(Duration::from_secs(3));
        println!("Calculation complete");
    });

    println!("Main program continues while thread runs");

    if worker.join().is_err() {
        panic!("the calculation panicked");
    }
    println!("Main program waited for thread to finish");
}
