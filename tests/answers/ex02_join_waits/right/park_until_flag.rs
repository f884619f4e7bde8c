//! Main parks until the thread sets a flag and unparks it; the loop guards against waking for no reason.

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
    let main_thread = thread::current();
    let worker = thread::spawn(move || {
        slow_calculation();
        DONE.store(true, Ordering::Release);
        main_thread.unpark();
    });
    println!("Main program continues while thread runs");
    while !DONE.load(Ordering::Acquire) {
        thread::park();
    }
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
