//! Main gives up the receiver too soon, so the thread's `send` fails and its `unwrap` panics.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || {
        slow_calculation();
        sender.send(42).unwrap(); //~
    });
    println!("Main program continues while thread runs");
    drop(receiver);
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
