//! Main does task 1 itself before it starts the thread for task 2.

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
    task_one(); //~
    let second = thread::spawn(task_two);
    second.join().unwrap();
    println!("Both tasks done");
}
