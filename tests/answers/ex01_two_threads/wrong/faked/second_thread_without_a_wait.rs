//! Task 2 does not wait itself: its thread is started for each of its lines, around the sleep of task 1.

use std::thread;
use std::time::Duration;
fn main() {
    println!("Task 1 started");
    thread::spawn(|| println!("Task 2 started")).join().unwrap();
    thread::sleep(Duration::from_secs(2)); //~
    println!("Task 1 finished");
    thread::spawn(|| println!("Task 2 finished"))
        .join()
        .unwrap();
    println!("Both tasks done");
}
