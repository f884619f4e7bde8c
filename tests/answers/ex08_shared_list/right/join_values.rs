//! Nothing is shared: each thread returns its result, and `join` hands it over, in the order of the list.

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
    let threads: Vec<_> = ["alpha", "beta", "gamma"]
        .into_iter()
        .map(|server| thread::spawn(move || check(server)))
        .collect();
    let results: Vec<String> = threads
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .collect();
    println!("Results: {results:?}");
}
