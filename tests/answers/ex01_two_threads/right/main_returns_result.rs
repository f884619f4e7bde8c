//! `main` returns a `Result`: a panic in a task becomes an error, and no `unwrap` is needed.

use std::error::Error;
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
fn main() -> Result<(), Box<dyn Error>> {
    let first = thread::spawn(task_one);
    let second = thread::spawn(task_two);
    first.join().map_err(|_| "task 1 panicked")?;
    second.join().map_err(|_| "task 2 panicked")?;
    println!("Both tasks done");
    Ok(())
}
