//! Keeps a read guard while it asks for a write guard of the same lock.

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
    let results = Arc::new(RwLock::new(Vec::<String>::new()));
    let mut threads = Vec::new();
    for server in ["alpha", "beta", "gamma"] {
        let results = Arc::clone(&results);
        threads.push(thread::spawn(move || {
            let result = check(server);
            let seen = results.read().unwrap(); //~
            if !seen.contains(&result) {
                results.write().unwrap().push(result); //~
            }
        }));
    }
    for thread in threads {
        thread.join().unwrap();
    }
    let mut results = results.write().unwrap();
    results.sort();
    println!("Results: {results:?}");
}
