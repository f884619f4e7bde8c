//! Writes through `io::stdout().lock()`; the lock is gone at the end of each statement, long before the sleep.

use std::io::{self, Write};
use std::thread;
use std::time::Duration;
fn say(text: &str) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{text}")
}

fn task(number: u32) -> io::Result<()> {
    say(&format!("Task {number} started"))?;
    thread::sleep(Duration::from_secs(2));
    say(&format!("Task {number} finished"))
}

fn main() -> io::Result<()> {
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().expect("task 1 panicked")?;
    second.join().expect("task 2 panicked")?;
    say("Both tasks done")
}
