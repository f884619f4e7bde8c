//! Main waits for exactly two messages, each sent after the task's last line; then it joins as well.

use std::sync::mpsc;
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
    let (done, wait) = mpsc::sync_channel::<()>(2);
    let also_done = done.clone();
    let first = thread::spawn(move || {
        task_one();
        done.send(()).unwrap();
    });
    let second = thread::spawn(move || {
        task_two();
        also_done.send(()).unwrap();
    });
    wait.recv().unwrap();
    wait.recv().unwrap();
    first.join().unwrap();
    second.join().unwrap();
    println!("Both tasks done");
}
