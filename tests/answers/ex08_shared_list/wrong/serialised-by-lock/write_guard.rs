//! The same with the write guard of a `RwLock`.

use std::sync::{Arc, RwLock};
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
    let results = Arc::new(RwLock::new(Vec::new()));

    let mut threads = Vec::new();
    for server in ["alpha", "beta", "gamma"] {
        let results = Arc::clone(&results);
        threads.push(thread::spawn(move || {
            let mut list = results.write().expect("a check panicked"); //~
            let result = check(server);
            list.push(result);
        }));
    }
    for thread in threads {
        thread.join().expect("a check panicked");
    }

    let mut results = results.write().expect("a check panicked");
    results.sort();
    println!("Results: {results:?}");
}
