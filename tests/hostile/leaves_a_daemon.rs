//! Leaves a grandchild in a session of its own that holds the output.
//! expect: passed
//! real

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    safe fn fork() -> i32;
    safe fn setsid() -> i32;
    safe fn sleep(seconds: u32) -> u32;
    safe fn _exit(code: i32) -> !;
}

fn main() {
    if fork() == 0 {
        setsid();
        if fork() == 0 {
            sleep(600);
        }
        _exit(0);
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
