//! Task 1 starts task 2 before it sleeps and hands its handle back, so the waits overlap all the same.

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
    let first = thread::spawn(|| {
        let second = thread::spawn(task_two);
        task_one();
        second
    });
    let second = first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
