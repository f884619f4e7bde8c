//! Looks once whether the threads are finished, and waits for nobody when they are not.

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
    let first = thread::spawn(task_one); //~
    let second = thread::spawn(task_two);
    for handle in [first, second] {
        if handle.is_finished() {
            handle.join().unwrap();
        }
    }
    println!("Both tasks done");
}
