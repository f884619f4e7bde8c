//! Three servers are checked at once, each by a thread of its own, and the results are to be
//! collected in one list.
//!
//! The threads run as they should. But each of them got a copy of the list, since the compiler asked
//! for one; the results go into the copies, and the list that is printed stays empty.

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
    // TODO: let all threads push into the same list. It has to be shared, not cloned, and only one
    // thread may push at a time. Take care that the three checks still run at once.
    let results: Vec<String> = Vec::new();

    let mut threads = Vec::new();
    for server in ["alpha", "beta", "gamma"] {
        let mut results = results.clone();
        threads.push(thread::spawn(move || {
            results.push(check(server));
        }));
    }
    for thread in threads {
        thread.join().expect("a check panicked");
    }

    let mut results = results;
    results.sort();
    println!("Results: {results:?}");
}
