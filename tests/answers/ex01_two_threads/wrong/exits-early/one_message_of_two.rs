//! Two tasks report, but main waits for one message only.

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
            let _ = sender.send(number);
        });
    }
    receiver.recv().unwrap(); //~
    println!("Both tasks done");
}
