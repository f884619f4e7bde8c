//! Thread A prints task 1's start and task 2's finish, thread B the other two.
use std::thread;
use std::time::Duration;

fn run(s: u32, f: u32) {
    println!("Task {s} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {f} finished"); //~
}
fn main() {
    let a = thread::spawn(|| run(1, 2));
    let b = thread::spawn(|| run(2, 1));
    a.join().unwrap();
    b.join().unwrap();
    println!("Both tasks done");
}
