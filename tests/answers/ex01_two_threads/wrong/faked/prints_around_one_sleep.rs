//! All lines stand around one sleep in main: it looks right, but nothing runs at the same time.

use std::thread;
use std::time::Duration;
fn main() {
    println!("Task 1 started");
    println!("Task 2 started");
    thread::sleep(Duration::from_secs(2)); //~
    println!("Task 1 finished");
    println!("Task 2 finished");
    println!("Both tasks done");
}
