//! Main sleeps two seconds instead of joining: a guess, and who is first after two seconds is left to chance.

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
    let _first = thread::spawn(task_one);
    let _second = thread::spawn(task_two);
    thread::sleep(Duration::from_secs(2)); //~
    println!("Both tasks done");
}
