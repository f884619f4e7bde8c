//! Both tasks go into a queue, but a single worker takes them out one by one.

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
    let (queue, jobs) = mpsc::channel::<fn()>();
    let worker = thread::spawn(move || {
        for job in jobs {
            job();
        }
    });
    queue.send(task_one).unwrap(); //~
    queue.send(task_two).unwrap();
    drop(queue);
    worker.join().unwrap();
    println!("Both tasks done");
}
