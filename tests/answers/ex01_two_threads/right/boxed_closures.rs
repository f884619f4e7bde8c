//! Boxed closures in a list, as one would keep callbacks in JavaScript; each gets its own thread.

use std::thread;
use std::time::Duration;
type Job = Box<dyn FnOnce() + Send>;

fn job(name: &'static str) -> Job {
    Box::new(move || {
        println!("{name} started");
        thread::sleep(Duration::from_secs(2));
        println!("{name} finished");
    })
}

fn main() {
    let jobs: Vec<Job> = vec![job("Task 1"), job("Task 2")];
    let mut handles = Vec::new();
    for job in jobs {
        handles.push(thread::spawn(job));
    }
    while let Some(handle) = handles.pop() {
        handle.join().unwrap();
    }
    println!("Both tasks done");
}
