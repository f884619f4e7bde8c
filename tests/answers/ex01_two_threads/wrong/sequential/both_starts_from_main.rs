//! Main prints both starts at once, and then does the tasks one after the other.

use std::thread;
use std::time::Duration;

fn main() {
    println!("Task 1 started");
    println!("Task 2 started");
    for n in 1..=2 {
        let h = thread::spawn(move || {
            thread::sleep(Duration::from_secs(2));
            println!("Task {n} finished");
        });
        h.join().unwrap(); //~
    }
    println!("Both tasks done");
}
