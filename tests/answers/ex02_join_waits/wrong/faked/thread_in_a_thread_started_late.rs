//! The line of main is printed before the first of two nested threads begins.

use std::thread;
use std::time::Duration;

fn main() {
    println!("Main program continues while thread runs");
    let outer = thread::spawn(|| { //~
        let inner = thread::spawn(|| {
            println!("Calculating...");
            thread::sleep(Duration::from_secs(3));
            println!("Calculation complete");
        });
        inner.join().expect("the calculation panicked");
    });
    outer.join().expect("the helper panicked");
    println!("Main program waited for thread to finish");
}
