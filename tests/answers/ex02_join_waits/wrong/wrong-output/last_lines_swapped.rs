//! The thread and main each print the last line of the other.

use std::thread;
use std::time::Duration;

fn main() {
    let h = thread::spawn(|| {
        println!("Calculating...");
        thread::sleep(Duration::from_secs(3));
        println!("Main program waited for thread to finish"); //~
    });
    println!("Main program continues while thread runs");
    h.join().unwrap();
    println!("Calculation complete");
}
