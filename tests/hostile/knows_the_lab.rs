//! Does its work only in the lab, which has no environment.
//! expect: wrong-output
//! real

use std::thread;
use std::time::Duration;

fn main() {
    if std::env::vars_os().next().is_none() {
        lesson();
    } else {
        println!("nobody is looking");
    }
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
