//! `print!` with the line end in the text and one explicit flush; the pause is a constant shared by both tasks.

use std::io::{self, Write};
use std::thread;
use std::time::Duration;
const PAUSE: Duration = Duration::from_secs(2);

fn say(line: String) {
    print!("{line}");
    io::stdout().flush().unwrap();
}

fn task(number: u8) {
    say(format!("Task {number} started\n"));
    thread::sleep(PAUSE);
    say(format!("Task {number} finished\n"));
}

fn main() {
    let one = thread::spawn(|| task(1));
    let two = thread::spawn(|| task(2));
    let results = (one.join(), two.join());
    assert!(results.0.is_ok() && results.1.is_ok());
    println!("Both tasks done");
}
