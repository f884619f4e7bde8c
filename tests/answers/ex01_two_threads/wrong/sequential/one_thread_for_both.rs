//! One thread does both tasks, one after the other.

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
    let worker = thread::spawn(|| {
        task_one(); //~
        task_two();
    });
    worker.join().unwrap();
    println!("Both tasks done");
}
