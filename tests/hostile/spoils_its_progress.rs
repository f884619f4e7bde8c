//! Puts folders where the runner keeps progress and backups, and files where it keeps folders.
//! expect: passed
//! real
//! own

use std::fs;
use std::thread;
use std::time::Duration;

fn main() {
    // Only where nobody else's work can be.
    assert!(!fs::exists(".git").unwrap());
    drop(fs::remove_dir_all(".parallel-tracks"));
    drop(fs::write(".parallel-tracks", "not a folder"));
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
