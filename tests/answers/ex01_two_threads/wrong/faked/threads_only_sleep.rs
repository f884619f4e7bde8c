//! Two threads, but all they do is sleep; main prints every line for them.

use std::thread;
use std::time::Duration;
fn pause() {
    thread::sleep(Duration::from_secs(2));
}

fn main() {
    println!("Task 1 started"); //~
    println!("Task 2 started");
    let first = thread::spawn(pause);
    let second = thread::spawn(pause);
    first.join().unwrap();
    second.join().unwrap();
    println!("Task 1 finished");
    println!("Task 2 finished");
    println!("Both tasks done");
}
