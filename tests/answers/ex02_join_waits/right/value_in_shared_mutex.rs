//! The result goes into an `Arc<Mutex<Option>>`, locked only to store it; main looks after the join.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let result = Arc::new(Mutex::new(None));
    let slot = Arc::clone(&result);
    let worker = thread::spawn(move || {
        slow_calculation();
        *slot.lock().unwrap() = Some(42);
    });
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    assert_eq!(*result.lock().unwrap(), Some(42));
    println!("Main program waited for thread to finish");
}
