//! Writes to the terminal itself, whatever its output is.
//! expect: passed
//! real

use std::io::Write;
use std::thread;
use std::time::Duration;

fn main() {
    if let Ok(mut terminal) = std::fs::File::options().write(true).open("/dev/tty") {
        write!(terminal, "\x1b[2J").unwrap();
        println!("painted");
    }
    lesson();
}

fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}

fn lesson() {
    let tasks = [1, 2].map(|number| thread::spawn(move || task(number)));
    for task in tasks {
        task.join().unwrap();
    }
    println!("Both tasks done");
}
