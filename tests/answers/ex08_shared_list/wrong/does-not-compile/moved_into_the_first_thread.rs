//! A plain list, moved into the first thread; for the second there is none left.

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
    let mut results: Vec<String> = Vec::new();

    let mut threads = Vec::new();
    for server in ["alpha", "beta", "gamma"] {
        threads.push(thread::spawn(move || {
            results.push(check(server));
        }));
    }
    for thread in threads {
        thread.join().expect("a check panicked");
    }

    results.sort(); //~
    println!("Results: {results:?}");
}
