//! When all threads are gone, the `Arc` has one owner again and gives the list out of the lock.

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
    let results = Arc::new(Mutex::new(Vec::with_capacity(3)));
    let threads = ["alpha", "beta", "gamma"].map(|server| {
        let results = Arc::clone(&results);
        thread::spawn(move || {
            let result = check(server);
            results.lock().unwrap().push(result);
        })
    });
    threads.map(|thread| thread.join().unwrap());
    let mut results = Arc::try_unwrap(results)
        .expect("the threads have dropped theirs")
        .into_inner()
        .unwrap();
    results.sort();
    println!("Results: {results:?}");
}
