//! Two of the three threads are joined, and the list is told without the third.

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
        // A clone of the `Arc` is one more owner of the same list, not one more list.
        let results = Arc::clone(&results);
        threads.push(thread::spawn(move || { //~
            // The result first, the lock after it: held during the check, it would let
            // the servers be checked one after the other.
            let result = check(server);
            results.lock().expect("a check panicked").push(result);
        }));
    }
    for thread in threads.into_iter().take(2) {
        thread.join().expect("a check panicked");
    }

    // Pushed in the order in which the threads came to it, which is another one each time.
    let mut results = results.lock().expect("a check panicked");
    results.sort();
    println!("Results: {results:?}");
}
