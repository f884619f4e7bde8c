//! Goes to another folder.
//! expect: passed
//! real

use std::thread;
use std::time::Duration;

fn main() {
    std::env::set_current_dir("/").unwrap();
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
