//! The handles are thrown away: main sleeps as long as a check takes, and hopes.

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
        let _ = thread::spawn(move || { //~
            let result = check(server);
            results.lock().expect("a check panicked").push(result);
        });
    }
    thread::sleep(CHECK);

    let mut results = results.lock().expect("a check panicked");
    results.sort();
    println!("Results: {results:?}");
}
