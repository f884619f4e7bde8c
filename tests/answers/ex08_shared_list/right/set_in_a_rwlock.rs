//! A sorted set behind a `RwLock`; the threads write, main reads.

use std::collections::BTreeSet;
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
    let results = Arc::new(RwLock::new(BTreeSet::new()));
    let mut threads = Vec::new();
    for server in ["alpha", "beta", "gamma"] {
        let results = Arc::clone(&results);
        let work = move || {
            let result = check(server);
            results.write().unwrap().insert(result)
        };
        threads.push(
            thread::Builder::new()
                .name(server.into())
                .spawn(work)
                .unwrap(),
        );
    }
    for thread in threads {
        assert!(thread.join().unwrap(), "each result is new");
    }
    let results: Vec<String> = results.read().unwrap().iter().cloned().collect();
    println!("Results: {results:?}");
}
