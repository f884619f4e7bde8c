//! The thread holds a lock during the calculation, and main wants it before it goes on.

use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let result = Arc::new(Mutex::new(0));
    let locked = Arc::new(Barrier::new(2));
    let worker = {
        let (result, locked) = (Arc::clone(&result), Arc::clone(&locked));
        thread::spawn(move || {
            let mut result = result.lock().unwrap(); //~
            locked.wait();
            slow_calculation();
            *result = 42;
        })
    };
    locked.wait();
    let before = *result.lock().unwrap();
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    eprintln!("the result was {before}");
    println!("Main program waited for thread to finish");
}
