//! Nobody waits: the handles are dropped, main returns and the threads end with it.

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
    thread::spawn(task_one); //~
    thread::spawn(task_two); //~
    println!("Both tasks done");
}
