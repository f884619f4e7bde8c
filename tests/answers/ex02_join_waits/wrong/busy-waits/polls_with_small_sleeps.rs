//! Asks every hundred milliseconds whether the thread is finished.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    loop {
        thread::sleep(Duration::from_millis(100));
        let finished = worker.is_finished(); //~
        if finished {
            break;
        }
    }
    println!("Main program waited for thread to finish");
}
