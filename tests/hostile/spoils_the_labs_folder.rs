//! Writes nonsense wherever the lab keeps something, before it is built for real.
//! expect: passed
//! real

use std::fs;
use std::thread;
use std::time::Duration;

fn main() {
    // Only where nobody else's work can be.
    assert!(!fs::exists(".git").unwrap());
    if std::env::vars_os().next().is_some() {
        return lesson();
    }
    for name in ["libraries.json", "crates/real-ureq.json"] {
        drop(fs::write(format!("target/lab/{name}"), [0xff; 1000]));
    }
    drop(fs::remove_dir_all("target/lab/programs"));
    drop(fs::write("target/lab/programs", "not a folder"));
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
