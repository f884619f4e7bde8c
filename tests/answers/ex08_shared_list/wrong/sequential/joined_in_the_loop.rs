//! Spawned and joined in the same round: a shared list, and no two checks at once.

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

    for server in ["alpha", "beta", "gamma"] {
        let results = Arc::clone(&results);
        let thread = thread::spawn(move || {
            let result = check(server);
            results.lock().expect("a check panicked").push(result);
        });
        thread.join().expect("a check panicked"); //~
    }

    let mut results = results.lock().expect("a check panicked");
    results.sort();
    println!("Results: {results:?}");
}
