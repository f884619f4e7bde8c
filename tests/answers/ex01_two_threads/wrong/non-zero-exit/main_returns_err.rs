//! Everything is right, but main returns an `Err` at the end.

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
fn main() -> Result<(), String> {
    let first = thread::spawn(task_one);
    let second = thread::spawn(task_two);
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
    Err(String::from("nothing left to do")) //~
}
