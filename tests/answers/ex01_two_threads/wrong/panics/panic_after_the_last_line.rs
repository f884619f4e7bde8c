//! All lines are right, and then main fails an assertion.

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
    let handles = [thread::spawn(task_one), thread::spawn(task_two)];
    let mut joined = 0;
    for handle in handles {
        joined += handle.join().map_or(1, |()| 1);
    }
    println!("Both tasks done");
    assert_eq!(joined, 3, "expected three threads"); //~
}
