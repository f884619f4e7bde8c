//! A read-write lock taken for writing lets in one thread at a time, and it is held across the sleep.

use std::sync::RwLock;
use std::thread;
use std::time::Duration;
static NAME: RwLock<&str> = RwLock::new("Task");

fn task(number: u32) {
    let name = NAME.write().unwrap(); //~
    println!("{name} {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("{name} {number} finished");
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| task(1));
        scope.spawn(|| task(2));
    });
    println!("Both tasks done");
}
