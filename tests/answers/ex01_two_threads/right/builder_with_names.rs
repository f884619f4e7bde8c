//! `thread::Builder` gives the threads names and a `Result` for the start; both start before either is joined.

use std::io;
use std::thread;
use std::time::Duration;
fn work(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    eprintln!("{:?} is done", thread::current().name());
    println!("Task {number} finished");
}

fn start(number: u32) -> io::Result<thread::JoinHandle<()>> {
    thread::Builder::new()
        .name(format!("task-{number}"))
        .stack_size(128 * 1024)
        .spawn(move || work(number))
}

fn main() -> io::Result<()> {
    let first = start(1)?;
    let second = start(2)?;
    first.join().expect("task 1 panicked");
    second.join().expect("task 2 panicked");
    println!("Both tasks done");
    Ok(())
}
