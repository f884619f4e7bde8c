//! Asks the channel again and again with `try_recv`, where `recv` would wait.

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
    println!("Main program continues while thread runs");
    while receiver.try_recv().is_err() {} //~
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
