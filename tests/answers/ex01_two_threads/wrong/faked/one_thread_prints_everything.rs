//! One thread prints the lines of both tasks around its only sleep.

use std::thread;
use std::time::Duration;
fn main() {
    let worker = thread::spawn(|| {
        println!("Task 1 started");
        println!("Task 2 started");
        thread::sleep(Duration::from_secs(2)); //~
        println!("Task 1 finished");
        println!("Task 2 finished");
    });
    worker.join().unwrap();
    println!("Both tasks done");
}
