//! Takes a copy of the list, adds to it, and puts it back in the place of what others have added meanwhile.

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
        let results = Arc::clone(&results);
        threads.push(thread::spawn(move || {
            let result = check(server);
            let mut list = results.lock().expect("a check panicked").clone(); //~
            list.push(result);
            *results.lock().expect("a check panicked") = list; //~
        }));
    }
    for thread in threads {
        thread.join().expect("a check panicked");
    }

    let mut results = results.lock().expect("a check panicked");
    results.sort();
    println!("Results: {results:?}");
}
