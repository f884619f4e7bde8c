//! Each task has a scope of its own, and the end of a scope joins its threads.

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
    thread::scope(|scope| { //~
        scope.spawn(task_one);
    });
    thread::scope(|scope| {
        scope.spawn(task_two);
    });
    println!("Both tasks done");
}
