//! Two tasks at the same time, and a last line that waits for both.

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
    // `spawn` starts a thread and returns at once, so both tasks are under way
    // before we wait for either of them.
    let first = thread::spawn(task_one);
    let second = thread::spawn(task_two);

    // `join` waits for the thread to end. It is an `Err` if the thread panicked,
    // and then "Both tasks done" would not be true.
    first.join().expect("task 1 panicked");
    second.join().expect("task 2 panicked");

    println!("Both tasks done");
}
