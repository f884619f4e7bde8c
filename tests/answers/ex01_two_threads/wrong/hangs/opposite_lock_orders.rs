//! Each task holds one lock and then wants the other's: neither can go on.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;
static LEFT: Mutex<()> = Mutex::new(());
static RIGHT: Mutex<()> = Mutex::new(());

fn task(number: u32, mine: &Mutex<()>, other: &Mutex<()>) {
    let _mine = mine.lock().unwrap();
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    let _other = other.lock().unwrap(); //~
    println!("Task {number} finished");
}

fn main() {
    let first = thread::spawn(|| task(1, &LEFT, &RIGHT));
    let second = thread::spawn(|| task(2, &RIGHT, &LEFT));
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
