//! Task 2 prints its start, and waits for a message from task 1 before it sleeps.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();
    let a = thread::spawn(move || {
        println!("Task 1 started");
        thread::sleep(Duration::from_secs(2));
        println!("Task 1 finished");
        tx.send(()).unwrap();
    });
    let b = thread::spawn(move || {
        println!("Task 2 started");
        rx.recv().unwrap(); //~
        thread::sleep(Duration::from_secs(2));
        println!("Task 2 finished");
    });
    a.join().unwrap();
    b.join().unwrap();
    println!("Both tasks done");
}
