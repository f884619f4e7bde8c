//! Only the last thread is joined: the variable is overwritten, and the first handle is lost with it.

use std::thread;
use std::time::Duration;
fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}
fn main() {
    let mut last = None;
    for number in 1..=2 {
        last = Some(thread::spawn(move || task(number))); //~
    }
    if let Some(handle) = last {
        handle.join().unwrap();
    }
    println!("Both tasks done");
}
