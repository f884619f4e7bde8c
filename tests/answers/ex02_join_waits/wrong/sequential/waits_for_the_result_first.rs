//! Waits for the result on the channel before main goes on; the join at the end has nothing left to wait for.

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
        sender.send(()).unwrap();
    });
    receiver.recv().unwrap(); //~
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
