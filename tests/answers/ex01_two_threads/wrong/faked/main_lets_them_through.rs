//! The two threads print and then wait at a barrier that main comes to after the only sleep.
use std::sync::Barrier;
use std::thread;
use std::time::Duration;
static GO: Barrier = Barrier::new(3);
fn task(n: u32) {
    println!("Task {n} started");
    GO.wait(); //~
    println!("Task {n} finished");
}
fn main() {
    let a = thread::spawn(|| task(1));
    let b = thread::spawn(|| task(2));
    thread::sleep(Duration::from_secs(2));
    GO.wait(); //~
    a.join().unwrap();
    b.join().unwrap();
    println!("Both tasks done");
}
