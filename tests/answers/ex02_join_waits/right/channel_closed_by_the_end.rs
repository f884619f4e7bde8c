//! No message at all: the thread owns the sender, and `recv` returns an error once the sender is gone.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let (alive, ended) = mpsc::channel::<()>();
    let worker = thread::spawn(move || {
        let _alive = alive;
        slow_calculation();
    });
    println!("Main program continues while thread runs");
    assert!(ended.recv().is_err());
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
