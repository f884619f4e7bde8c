//! Joins the first thread before the second is started: two threads, but never at the same time.

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
    let first = thread::spawn(task_one);
    first.join().unwrap(); //~
    let second = thread::spawn(task_two);
    second.join().unwrap();
    println!("Both tasks done");
}
