//! The tasks report before they sleep, so main takes "started" for "done".

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;
fn main() {
    let ready = Arc::new(Barrier::new(3));
    for number in 1..=2 {
        let ready = Arc::clone(&ready);
        thread::spawn(move || {
            println!("Task {number} started");
            ready.wait();
            thread::sleep(Duration::from_secs(2));
            println!("Task {number} finished");
        });
    }
    ready.wait(); //~
    println!("Both tasks done");
}
