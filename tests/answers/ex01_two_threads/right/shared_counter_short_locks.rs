//! A shared list under a mutex, locked only for the push and never during the sleep.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
fn main() {
    let finished = Arc::new(Mutex::new(Vec::new()));
    let mut handles = vec![];
    for number in 1..3 {
        let finished = Arc::clone(&finished);
        handles.push(thread::spawn(move || {
            println!("Task {number} started");
            thread::sleep(Duration::from_secs(2));
            println!("Task {number} finished");
            finished.lock().unwrap().push(number);
        }));
    }
    for handle in handles {
        handle.join().unwrap();
    }
    assert_eq!(finished.lock().unwrap().len(), 2);
    println!("Both tasks done");
}
