//! Takes the same handle out of its `Option` twice; the second time there is none.

use std::thread;
use std::time::Duration;
fn task_one() {
    println!("Task 1 started");
    thread::sleep(Duration::from_secs(2));
    println!("Task 1 finished");
}

fn task_two() {
    println!("Task 2 started");
    thread::sleep(Duration::from_secs(2));
    println!("Task 2 finished");
}
fn main() {
    let mut first = Some(thread::spawn(task_one));
    let second = thread::spawn(task_two);
    first.take().unwrap().join().unwrap();
    second.join().unwrap();
    first.take().unwrap().join().unwrap(); //~
    println!("Both tasks done");
}
