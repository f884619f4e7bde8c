//! Main holds the lock that the tasks need, and joins them without letting go of it.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;
static FINISHED: Mutex<u32> = Mutex::new(0);

fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    *FINISHED.lock().unwrap() += 1;
    println!("Task {number} finished");
}

fn main() {
    let finished = FINISHED.lock().unwrap();
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap(); //~
    second.join().unwrap();
    println!("Both tasks done");
    eprintln!("{finished} finished");
}
