//! The thread sets the flag but notifies nobody, so main waits on the condition variable for ever.

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
    thread::spawn(|| {
        slow_calculation();
        *DONE.lock().unwrap() = true;
    });
    println!("Main program continues while thread runs");
    let mut done = DONE.lock().unwrap();
    while !*done {
        done = CHANGED.wait(done).unwrap(); //~
    }
    drop(done);
    println!("Main program waited for thread to finish");
}
