//! Sets an alarm that ends it, and limits that stifle it, when real time passes.
//! expect: non-zero-exit
//! real

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    safe fn alarm(seconds: u32) -> u32;
    fn setrlimit(resource: i32, limit: *const [u64; 2]) -> i32;
}

fn main() {
    alarm(1);
    // SAFETY: an array of two has the layout of `rlimit` on 64-bit Linux. 7 is the number of open files.
    unsafe { setrlimit(7, &[0, 0]) };
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
