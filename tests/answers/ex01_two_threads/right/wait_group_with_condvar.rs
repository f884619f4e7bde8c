//! A wait group in the manner of Go: a counter under a mutex and a condition variable; the lock is held only to count.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;
struct WaitGroup {
    running: Mutex<usize>,
    changed: Condvar,
}

impl WaitGroup {
    fn done(&self) {
        *self.running.lock().unwrap() -= 1;
        self.changed.notify_all();
    }

    fn wait(&self) {
        let mut running = self.running.lock().unwrap();
        while *running > 0 {
            running = self.changed.wait(running).unwrap();
        }
    }
}

fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs(2));
    println!("Task {number} finished");
}
fn main() {
    let group = Arc::new(WaitGroup {
        running: Mutex::new(2),
        changed: Condvar::new(),
    });
    for number in [1, 2] {
        let group = Arc::clone(&group);
        thread::spawn(move || {
            task(number);
            group.done();
        });
    }
    group.wait();
    println!("Both tasks done");
}
