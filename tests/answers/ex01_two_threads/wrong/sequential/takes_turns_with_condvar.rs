//! A condition variable makes task 2 wait for its turn, and the turn comes only when task 1 is done.

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;
static TURN: Mutex<u32> = Mutex::new(1);
static CHANGED: Condvar = Condvar::new();

fn task(number: u32) {
    let mut turn = TURN.lock().unwrap();
    while *turn != number {
        turn = CHANGED.wait(turn).unwrap(); //~
    }
    drop(turn);

    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");

    *TURN.lock().unwrap() += 1;
    CHANGED.notify_all();
}

fn main() {
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
