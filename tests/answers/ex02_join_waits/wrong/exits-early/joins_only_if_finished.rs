//! Looks once whether the thread is finished, and does not wait when it is not.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let worker = thread::spawn(slow_calculation); //~
    println!("Main program continues while thread runs");
    if worker.is_finished() {
        worker.join().unwrap();
    }
    println!("Main program waited for thread to finish");
}
