//! A counter says which slot is free; it is read by one access and moved on by the next.

use std::sync::atomic::{AtomicUsize, Ordering};
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

static NEXT: AtomicUsize = AtomicUsize::new(0);

fn main() {
    let results = Arc::new(Mutex::new(vec![String::new(); 3]));

    let mut threads = Vec::new();
    for server in ["alpha", "beta", "gamma"] {
        let results = Arc::clone(&results);
        threads.push(thread::spawn(move || {
            let result = check(server);
            let slot = NEXT.load(Ordering::SeqCst); //~
            NEXT.store(slot + 1, Ordering::SeqCst); //~
            results.lock().expect("a check panicked")[slot] = result;
        }));
    }
    for thread in threads {
        thread.join().expect("a check panicked");
    }

    let mut results = results.lock().expect("a check panicked");
    results.sort();
    println!("Results: {results:?}");
}
