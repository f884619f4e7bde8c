//! The tasks wait for a start signal that main would send only after it has joined them.

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
    let (start_one, one) = mpsc::channel();
    let (start_two, two) = mpsc::channel();
    let first = thread::spawn(move || {
        one.recv().unwrap();
        task_one();
    });
    let second = thread::spawn(move || {
        two.recv().unwrap();
        task_two();
    });
    first.join().unwrap(); //~
    second.join().unwrap();
    start_one.send(()).unwrap();
    start_two.send(()).unwrap();
    println!("Both tasks done");
}
