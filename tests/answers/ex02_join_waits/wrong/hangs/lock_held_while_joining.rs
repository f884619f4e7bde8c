//! Main holds the lock of the result, and joins the thread that needs it.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
fn main() {
    let result = Arc::new(Mutex::new(0));
    let slot = Arc::clone(&result);
    let guard = result.lock().unwrap();
    let worker = thread::spawn(move || {
        println!("Calculating...");
        thread::sleep(Duration::from_secs(3));
        *slot.lock().unwrap() = 42;
        println!("Calculation complete");
    });
    println!("Main program continues while thread runs");
    worker.join().unwrap(); //~
    eprintln!("the result is {guard}");
    println!("Main program waited for thread to finish");
}
