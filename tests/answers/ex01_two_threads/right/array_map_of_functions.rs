//! An array of functions: `map` on an array is not lazy, so both threads run before the first join.

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
    let tasks: [fn(); 2] = [task_one, task_two];
    let handles = tasks.map(thread::spawn);
    for handle in handles {
        handle.join().expect("a task panicked");
    }
    println!("Both tasks done");
}
