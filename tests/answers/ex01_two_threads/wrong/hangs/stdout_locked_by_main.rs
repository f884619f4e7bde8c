//! Main keeps standard output locked while it joins, and the tasks wait for it with their first line.

use std::io::{self, Write};
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
    let mut out = io::stdout().lock();
    let first = thread::spawn(task_one);
    let second = thread::spawn(task_two);
    first.join().unwrap(); //~
    second.join().unwrap();
    writeln!(out, "Both tasks done").unwrap();
}
