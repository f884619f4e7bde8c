//! The list is a `static`, so that nothing has to be handed to the threads.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

const CHECK: Duration = Duration::from_secs(2);

fn check(server: &str) -> String {
    println!("Checking {server}");
    thread::sleep(CHECK);
    println!("{server} answered");
    format!("{server} is up")
}

static RESULTS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn main() {
    let threads = ["alpha", "beta", "gamma"].map(|server| {
        thread::spawn(move || {
            let result = check(server);
            RESULTS.lock().unwrap().push(result);
        })
    });
    for thread in threads {
        thread.join().unwrap();
    }
    let mut results = RESULTS.lock().unwrap().clone();
    results.sort();
    println!("Results: {results:?}");
}
