//! Exercise 01: run both tasks at the same time.
//!
//! This program works, but it takes four seconds: task 2 begins only when task 1
//! has finished. Give each task a thread of its own, so that it takes two.

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
    // TODO: start each task on a thread of its own instead of calling it here.
    task_one();
    task_two();

    // TODO: wait here until both threads have ended.
    println!("Both tasks done");
}
