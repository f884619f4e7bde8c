//! Waits for the result two seconds at most, and goes on without it.

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
    thread::spawn(move || {
        slow_calculation();
        let _ = sender.send(());
    });
    println!("Main program continues while thread runs");
    let _ = receiver.recv_timeout(Duration::from_secs(2)); //~
    println!("Main program waited for thread to finish");
}
