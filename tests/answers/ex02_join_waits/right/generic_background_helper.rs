//! A generic helper runs any closure in the background and returns a closure that waits for its value.

use std::thread;
use std::time::Duration;
fn background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> impl FnOnce() -> T {
    let handle = thread::spawn(work);
    move || handle.join().expect("the work panicked")
}

fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let wait = background(slow_calculation);
    println!("Main program continues while thread runs");
    wait();
    println!("Main program waited for thread to finish");
}
