//! Main waits for the message of the first task before it starts the second.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}
fn main() {
    let (done, wait) = mpsc::channel();
    let mut handles = Vec::new();
    for number in 1..=2 {
        let done = done.clone();
        handles.push(thread::spawn(move || {
            task(number);
            done.send(number).unwrap();
        }));
        wait.recv().unwrap(); //~
    }
    for handle in handles {
        handle.join().unwrap();
    }
    println!("Both tasks done");
}
