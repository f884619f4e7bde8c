//! The helper looks like "run in a thread", but it joins before it returns.

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
fn run_in_thread(work: fn()) {
    thread::spawn(work).join().unwrap(); //~
}

fn main() {
    run_in_thread(task_one);
    run_in_thread(task_two);
    println!("Both tasks done");
}
