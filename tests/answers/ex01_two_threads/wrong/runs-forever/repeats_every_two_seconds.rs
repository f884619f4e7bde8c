//! Each task does its work again and again, every two seconds, and so it never finishes.

use std::thread;
use std::time::Duration;
fn task(number: u32) {
    loop {
        println!("Task {number} started");
        thread::sleep(Duration::from_secs(2)); //~
        println!("Task {number} finished");
    }
}

fn main() {
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
