//! Takes the list out of its `Arc` before the threads are done, while each of them still has one.

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
    let mut results = Arc::try_unwrap(results)
        .expect("nobody else has it") //~
        .into_inner()
        .expect("a check panicked");
    for thread in threads {
        thread.join().expect("a check panicked");
    }
    results.sort();
    println!("Results: {results:?}");
}
