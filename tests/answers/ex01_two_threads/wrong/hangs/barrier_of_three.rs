//! A barrier for three where only two ever come.

use std::sync::Barrier;
use std::thread;
use std::time::Duration;
static MEET: Barrier = Barrier::new(3);

fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    MEET.wait(); //~
    println!("Task {number} finished");
}

fn main() {
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
