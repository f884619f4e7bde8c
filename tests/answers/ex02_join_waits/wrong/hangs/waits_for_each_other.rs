//! Main waits for the result, and the thread waits for a receipt that main would send afterwards.

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
    let (receipt, confirmed) = mpsc::channel::<()>();
    let worker = thread::spawn(move || {
        slow_calculation();
        confirmed.recv().unwrap();
        sender.send(42).unwrap();
    });
    println!("Main program continues while thread runs");
    let answer = receiver.recv().unwrap(); //~
    receipt.send(()).unwrap();
    worker.join().unwrap();
    eprintln!("the answer is {answer}");
    println!("Main program waited for thread to finish");
}
