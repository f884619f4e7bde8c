//! Yields in a loop until a flag is set: polite, but still busy for three seconds.

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
    let worker = thread::spawn(|| {
        slow_calculation();
        DONE.store(true, Ordering::Release);
    });
    println!("Main program continues while thread runs");
    loop {
        let done = DONE.load(Ordering::Acquire); //~
        if done {
            break;
        }
        thread::yield_now();
    }
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
