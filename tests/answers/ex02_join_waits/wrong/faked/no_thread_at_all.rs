//! The lines come in an allowed order, but main prints them all around its own sleep.

use std::thread;
use std::time::Duration;
fn main() {
    println!("Main program continues while thread runs");
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3)); //~
    println!("Calculation complete");
    println!("Main program waited for thread to finish");
}
