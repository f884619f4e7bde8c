//! Takes a copy of the list before the threads are waited for, and prints it after.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

const CHECK: Duration = Duration::from_secs(2);

fn check(server: &str) -> String {
    println!("Checking {server}");
    thread::sleep(CHECK);
    println!("{server} answered");
    format!("{server} is up")
}

fn main() {
    let results = Arc::new(Mutex::new(Vec::new()));

    let mut threads = Vec::new();
    for server in ["alpha", "beta", "gamma"] {
        let results = Arc::clone(&results);
        threads.push(thread::spawn(move || {
            let result = check(server);
            results.lock().expect("a check panicked").push(result);
        }));
    }
    let mut results = results.lock().expect("a check panicked").clone(); //~
    for thread in threads {
        thread.join().expect("a check panicked");
    }

    results.sort();
    println!("Results: {results:?}");
}
