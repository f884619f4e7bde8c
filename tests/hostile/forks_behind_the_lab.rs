//! Forks by the bare system call, so that copies share what the lab has.
//! expect: passed
//! real

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
    safe fn setsid() -> i32;
    safe fn sleep(seconds: u32) -> u32;
}

/// The number of `fork` on x86_64.
const FORK: i64 = 57;

fn main() {
    for _ in 0..4 {
        // SAFETY: the copy does nothing but sleep.
        if unsafe { syscall(FORK) } == 0 {
            setsid();
            loop {
                sleep(600);
            }
        }
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
