//! Main parks until it is unparked, but the thread only sets a flag.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
static DONE: AtomicBool = AtomicBool::new(false);

fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    thread::spawn(|| {
        slow_calculation();
        DONE.store(true, Ordering::Release);
    });
    println!("Main program continues while thread runs");
    while !DONE.load(Ordering::Acquire) {
        thread::park(); //~
    }
    println!("Main program waited for thread to finish");
}
