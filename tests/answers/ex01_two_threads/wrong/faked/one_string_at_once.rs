//! Prints the lines as two ready-made texts, one before and one after a single sleep.

use std::thread;
use std::time::Duration;
fn main() {
    println!("Task 1 started\nTask 2 started");
    thread::sleep(Duration::from_secs(2)); //~
    println!("Task 1 finished\nTask 2 finished\nBoth tasks done");
}
