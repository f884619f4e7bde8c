//! A thread of main's starts the one that calculates, and waits for it.

use std::thread;
use std::time::Duration;

fn main() {
    let outer = thread::spawn(|| {
        let inner = thread::spawn(|| {
            println!("Calculating...");
            thread::sleep(Duration::from_secs(3));
            println!("Calculation complete");
        });
        inner.join().expect("the calculation panicked");
    });
    println!("Main program continues while thread runs");
    outer.join().expect("the helper panicked");
    println!("Main program waited for thread to finish");
}
