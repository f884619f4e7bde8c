//! Does the first part, and eats memory in the second.
//! expect: runs-forever
//! lesson: ex90

use std::thread;
use std::time::Duration;

fn main() {
    if std::env::args().any(|arg| arg == "work") {
        work();
    } else {
        wait();
    }
}

fn work() {
    println!("Working");
    thread::sleep(Duration::from_secs(1));
    println!("Done");
}

fn wait() {
    println!("Waiting");
    let mut all = Vec::new();
    while all.len() < 256 {
        all.push(vec![1_u8; 64 << 20]);
    }
}
