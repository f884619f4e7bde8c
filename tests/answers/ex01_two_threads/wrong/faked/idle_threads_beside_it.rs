//! Main prints everything around one sleep, and two threads that do nothing stand by.

use std::thread;
use std::time::Duration;
fn main() {
    let first = thread::spawn(|| {});
    let second = thread::spawn(|| {});
    println!("Task 1 started");
    println!("Task 2 started");
    thread::sleep(Duration::from_secs(2)); //~
    println!("Task 1 finished");
    println!("Task 2 finished");
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
