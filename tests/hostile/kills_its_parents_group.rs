//! Kills the process group of whoever started it.
//! expect: non-zero-exit
//! real

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    safe fn getppid() -> i32;
    safe fn getpgid(process: i32) -> i32;
    safe fn kill(process: i32, signal: i32) -> i32;
}

fn main() {
    let group = getpgid(getppid());
    // Not by any accident everybody.
    assert!(group > 1);
    kill(-group, 9);
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
