//! One of two threads is not joined: its line may be missing.

use std::thread;

fn main() {
    let first = thread::spawn(|| ());
    thread::spawn(|| println!("ok"));
    first.join().unwrap();
}
