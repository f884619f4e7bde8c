//! A flag under a mutex and a condition variable; the lock is never held during the sleep.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let shared = Arc::new((Mutex::new(false), Condvar::new()));
    let theirs = Arc::clone(&shared);
    thread::spawn(move || {
        slow_calculation();
        *theirs.0.lock().unwrap() = true;
        theirs.1.notify_one();
    });

    println!("Main program continues while thread runs");

    let (done, changed) = &*shared;
    let guard = changed
        .wait_while(done.lock().unwrap(), |done| !*done)
        .unwrap();
    drop(guard);
    println!("Main program waited for thread to finish");
}
