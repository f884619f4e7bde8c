//! The second thread gets the handle of the first and joins it before it begins.

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
    let second = thread::spawn(move || {
        first.join().unwrap(); //~
        task_two();
    });
    second.join().unwrap();
    println!("Both tasks done");
}
