//! The thread reads until the channel closes, and main joins it while it still holds the sender.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn main() {
    let (sender, receiver) = mpsc::channel::<u32>();
    let worker = thread::spawn(move || {
        println!("Calculating...");
        thread::sleep(Duration::from_secs(3));
        let sum: u32 = receiver.iter().sum();
        eprintln!("the sum is {sum}");
        println!("Calculation complete");
    });
    println!("Main program continues while thread runs");
    sender.send(1).unwrap();
    sender.send(2).unwrap();
    worker.join().unwrap(); //~
    drop(sender);
    println!("Main program waited for thread to finish");
}
