//! Main is a thread too: it does task 2 itself while the other thread does task 1, then joins that one.

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
    task_two();
    first.join().unwrap();
    println!("Both tasks done");
}
