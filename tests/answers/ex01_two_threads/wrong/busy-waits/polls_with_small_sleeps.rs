//! Asks every ten milliseconds whether the threads are finished, instead of joining them.

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
    let handles = [thread::spawn(task_one), thread::spawn(task_two)];
    loop {
        let all_finished = handles.iter().all(|handle| handle.is_finished()); //~
        if all_finished {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    println!("Both tasks done");
}
