//! Both threads start, but the second waits for a message that the first sends when it is done.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn task_one() {
    println!("Task 1 started");
    thread::sleep(Duration::from_secs(2));
    println!("Task 1 finished");
}

fn task_two() {
    println!("Task 2 started");
    thread::sleep(Duration::from_secs(2));
    println!("Task 2 finished");
}
fn main() {
    let (sender, receiver) = mpsc::channel();
    let first = thread::spawn(move || {
        task_one();
        sender.send(()).unwrap();
    });
    let second = thread::spawn(move || {
        receiver.recv().unwrap(); //~
        task_two();
    });
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
