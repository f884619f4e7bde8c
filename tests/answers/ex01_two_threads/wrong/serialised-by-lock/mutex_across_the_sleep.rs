//! Both threads take the same mutex at the top and keep it until they are done.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;
static LOCK: Mutex<()> = Mutex::new(());

fn task(number: u32) {
    let _guard = LOCK.lock().unwrap(); //~
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}

fn main() {
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
