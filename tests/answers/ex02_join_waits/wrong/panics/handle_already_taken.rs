//! Takes the handle out of its `Option` twice; the second time it is gone.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let mut worker = Some(thread::spawn(slow_calculation));
    println!("Main program continues while thread runs");
    if let Some(handle) = worker.take() {
        handle.join().unwrap();
    }
    worker.take().unwrap().join().unwrap(); //~
    println!("Main program waited for thread to finish");
}
