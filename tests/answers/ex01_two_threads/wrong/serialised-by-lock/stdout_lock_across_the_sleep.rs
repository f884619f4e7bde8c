//! Keeps standard output locked while it sleeps, so the other task cannot even say that it has started.

use std::io::{self, Write};
use std::thread;
use std::time::Duration;
fn task(number: u32) {
    let mut out = io::stdout().lock(); //~
    writeln!(out, "Task {number} started").unwrap();
    thread::sleep(Duration::from_secs(2));
    writeln!(out, "Task {number} finished").unwrap();
}

fn main() {
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
