//! Does not wait for the threads but for three seconds, which is more than they need and a second too long.

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
        thread::spawn(move || {
            let result = check(server);
            results.lock().expect("a check panicked").push(result);
        });
    }
    thread::sleep(Duration::from_secs(3)); //~

    let mut results = results.lock().expect("a check panicked");
    results.sort();
    println!("Results: {results:?}");
}
