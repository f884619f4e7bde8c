//! Main waits on a condition variable until three results are there, and joins all the same.

use std::sync::{Arc, Condvar, Mutex};
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
    let shared = Arc::new((Mutex::new(Vec::new()), Condvar::new()));
    let threads: Vec<_> = ["alpha", "beta", "gamma"]
        .into_iter()
        .map(|server| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                let result = check(server);
                shared.0.lock().unwrap().push(result);
                shared.1.notify_one();
            })
        })
        .collect();
    let results = shared.0.lock().unwrap();
    let mut results = shared
        .1
        .wait_while(results, |results| results.len() < 3)
        .unwrap()
        .clone();
    for thread in threads {
        thread.join().unwrap();
    }
    results.sort();
    println!("Results: {results:?}");
}
