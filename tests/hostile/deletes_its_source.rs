//! Deletes its own source.
//! expect: inconclusive

use std::thread;
use std::time::Duration;

fn main() {
    drop(std::fs::remove_file("answer.rs"));
    lesson();
}

fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}

fn lesson() {
    let tasks = [1, 2].map(|number| thread::spawn(move || task(number)));
    for task in tasks {
        task.join().unwrap();
    }
    println!("Both tasks done");
}
