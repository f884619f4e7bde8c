//! A barrier lets both tasks set off together; nobody waits for the other's work.

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;
fn main() {
    let together = Arc::new(Barrier::new(2));
    let start = |number: u32| {
        let together = Arc::clone(&together);
        thread::spawn(move || {
            together.wait();
            println!("Task {number} started");
            thread::sleep(Duration::from_secs(2));
            println!("Task {number} finished");
        })
    };
    let (first, second) = (start(1), start(2));
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
