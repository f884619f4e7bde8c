//! A task panics after its sleep, and the `unwrap` on its join takes main down too.

use std::thread;
use std::time::Duration;
fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    let names = ["one", "two"];
    eprintln!("task {}", names[number as usize]); //~
    println!("Task {number} finished");
}

fn main() {
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
