//! Both tasks print their start, and sleep one after the other, as it is their turn.

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

static TURN: (Mutex<u32>, Condvar) = (Mutex::new(1), Condvar::new());
fn task(n: u32) {
    println!("Task {n} started");
    let turn = TURN.0.lock().unwrap();
    let turn = TURN.1.wait_while(turn, |turn| *turn != n).unwrap(); //~
    drop(turn);
    thread::sleep(Duration::from_secs(2));
    println!("Task {n} finished");
    *TURN.0.lock().unwrap() += 1;
    TURN.1.notify_all();
}
fn main() {
    let hs = [1, 2].map(|n| thread::spawn(move || task(n)));
    for h in hs {
        h.join().unwrap();
    }
    println!("Both tasks done");
}
