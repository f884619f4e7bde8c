//! The guard in the head of a `match` lives to its end, and there the threads are joined.

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
            results.lock().unwrap().push(result); //~
        }));
    }
    match results.lock().unwrap().len() { //~
        3 => {}
        _ => {
            for thread in threads {
                thread.join().unwrap(); //~
            }
        }
    }
    let mut results = results.lock().unwrap().to_vec();
    results.sort();
    println!("Results: {results:?}");
}
