//! Writes into slots that are not there yet.

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
    let results = Arc::new(Mutex::new(Vec::<String>::new()));

    let mut threads = Vec::new();
    for (slot, server) in ["alpha", "beta", "gamma"].into_iter().enumerate() {
        let results = Arc::clone(&results);
        threads.push(thread::spawn(move || {
            let result = check(server);
            results.lock().expect("a check panicked")[slot] = result; //~
        }));
    }
    for thread in threads {
        thread.join().expect("a check panicked");
    }

    let mut results = results.lock().expect("a check panicked");
    results.sort();
    println!("Results: {results:?}");
}
