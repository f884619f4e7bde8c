//! The iterator is lazy: `for_each` joins the first thread before `map` spawns the second.

use std::thread;
use std::time::Duration;
fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}
fn main() {
    (1..=2)
        .map(|number| thread::spawn(move || task(number)))
        .for_each(|handle| handle.join().unwrap()); //~
    println!("Both tasks done");
}
