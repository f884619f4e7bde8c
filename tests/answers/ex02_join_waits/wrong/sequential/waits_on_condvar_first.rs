//! Waits for the "done" flag before main prints that it continues.

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;
static DONE: Mutex<bool> = Mutex::new(false);
static CHANGED: Condvar = Condvar::new();

fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let worker = thread::spawn(|| {
        slow_calculation();
        *DONE.lock().unwrap() = true;
        CHANGED.notify_all();
    });
    let mut done = DONE.lock().unwrap();
    while !*done {
        done = CHANGED.wait(done).unwrap(); //~
    }
    drop(done);
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
