//! Only the last handle is kept; the others may still be at it when the list is read.

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

    let mut last = None;
    for server in ["alpha", "beta", "gamma"] {
        let results = Arc::clone(&results);
        last = Some(thread::spawn(move || { //~
            let result = check(server);
            results.lock().expect("a check panicked").push(result);
        }));
    }
    last.expect("there are servers")
        .join()
        .expect("a check panicked");

    let mut results = results.lock().expect("a check panicked");
    results.sort();
    println!("Results: {results:?}");
}
