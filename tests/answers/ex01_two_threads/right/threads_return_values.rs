//! Each thread returns its number; main takes the values from `join` and makes sure that both have come.

use std::thread::{self, JoinHandle};
use std::time::Duration;

fn start<T: Send + 'static>(value: T, work: fn(&T)) -> JoinHandle<T> {
    thread::spawn(move || {
        work(&value);
        value
    })
}

fn task(number: &u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}

fn main() {
    let first = start(1, task);
    let second = start(2, task);
    let sum = first.join().unwrap() + second.join().unwrap();
    assert_eq!(sum, 3);
    println!("Both tasks done");
}
