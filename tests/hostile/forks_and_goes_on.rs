//! Forks by the bare system call, and both go on as if they were alone with the lab.
//! expect: any of wrong-output|exits-early|hangs|runs-forever|faked|panics|wrong-timing|sequential

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

/// The number of `fork` on x86_64.
const FORK: i64 = 57;

fn main() {
    println!("Task 1 started");
    // SAFETY: this thread is the only one.
    unsafe { syscall(FORK) };
    let second = thread::spawn(|| {
        println!("Task 2 started");
        thread::sleep(Duration::from_secs(2));
        println!("Task 2 finished");
    });
    thread::sleep(Duration::from_secs(2));
    println!("Task 1 finished");
    second.join().unwrap();
    println!("Both tasks done");
}
