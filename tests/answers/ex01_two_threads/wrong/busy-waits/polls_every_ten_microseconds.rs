//! Main looks every ten microseconds whether both threads are finished.

use std::thread;
use std::time::Duration;

fn task(n: u32) {
    println!("Task {n} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {n} finished");
}
fn main() {
    let hs = [1, 2].map(|n| thread::spawn(move || task(n)));
    while hs.iter().any(|h| !h.is_finished()) {
        thread::sleep(Duration::from_micros(10)); //~
    }
    println!("Both tasks done");
}
