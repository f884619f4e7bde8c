//! Main reads until the channel closes, but it holds a sender itself, so it never does.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}
fn main() {
    let (sender, receiver) = mpsc::channel();
    for number in 1..=2 {
        let sender = sender.clone();
        thread::spawn(move || {
            task(number);
            sender.send(number).unwrap();
        });
    }
    let reports: Vec<u32> = receiver.iter().collect(); //~
    eprintln!("{} tasks reported", reports.len());
    println!("Both tasks done");
}
