//! A single thread checks all three, and shares the list with nobody.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

const CHECK: Duration = Duration::from_secs(2);

fn check(server: &str) -> String {
    println!("Checking {server}");
    thread::sleep(CHECK); //~
    println!("{server} answered");
    format!("{server} is up")
}

fn main() {
    let results = Arc::new(Mutex::new(Vec::new()));

    let shared = Arc::clone(&results);
    let thread = thread::spawn(move || {
        for server in ["alpha", "beta", "gamma"] {
            let result = check(server); //~
            shared.lock().expect("a check panicked").push(result);
        }
    });
    thread.join().expect("a check panicked");

    let mut results = results.lock().expect("a check panicked");
    results.sort();
    println!("Results: {results:?}");
}
