//! The joined thread only starts the calculation in yet another thread, and nobody waits for that one.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let starter = thread::spawn(|| {
        thread::spawn(slow_calculation); //~
    });
    println!("Main program continues while thread runs");
    starter.join().unwrap();
    println!("Main program waited for thread to finish");
}
