//! The first line of each thread does not end.

use std::thread;
use std::time::Duration;

fn main() {
    let hs = [1, 2].map(|n| {
        thread::spawn(move || {
            print!("Task {n} started"); //~
            thread::sleep(Duration::from_secs(2));
            println!("Task {n} finished");
        })
    });
    for h in hs {
        h.join().unwrap();
    }
    println!("Both tasks done");
}
