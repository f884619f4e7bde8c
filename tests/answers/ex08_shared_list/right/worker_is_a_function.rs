//! The thread is a function that is given its own `Arc`; the guard has a block of its own.

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

fn work(server: &str, results: Arc<Mutex<Vec<String>>>) {
    let result = check(server);
    {
        let mut results = results.lock().unwrap();
        results.push(result);
    }
}

fn main() {
    let results = Arc::new(Mutex::new(Vec::new()));
    let alpha = thread::spawn({
        let results = results.clone();
        move || work("alpha", results)
    });
    let beta = thread::spawn({
        let results = results.clone();
        move || work("beta", results)
    });
    let gamma = thread::spawn({
        let results = results.clone();
        move || work("gamma", results)
    });
    alpha.join().unwrap();
    beta.join().unwrap();
    gamma.join().unwrap();

    let mut results = results.lock().unwrap();
    results.sort_unstable();
    println!("Results: {:?}", *results);
}
