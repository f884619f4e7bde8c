//! `Arc::make_mut` needs no lock, since it makes a list of its own for whoever shares one.

use std::sync::Arc;
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
    let results: Arc<Vec<String>> = Arc::new(Vec::new());

    let mut threads = Vec::new();
    for server in ["alpha", "beta", "gamma"] {
        let mut results = Arc::clone(&results);
        threads.push(thread::spawn(move || {
            Arc::make_mut(&mut results).push(check(server));
        }));
    }
    for thread in threads {
        thread.join().expect("a check panicked");
    }

    println!("Results: {results:?}"); //~
}
