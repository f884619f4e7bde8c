//! The result comes over a channel, as in Go; `recv` waits for it, and the thread has printed everything by then.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn main() {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        println!("Calculating...");
        thread::sleep(Duration::from_secs(3));
        println!("Calculation complete");
        sender.send(42).unwrap();
    });
    println!("Main program continues while thread runs");
    let answer = receiver.recv().unwrap();
    eprintln!("the answer is {answer}");
    println!("Main program waited for thread to finish");
}
