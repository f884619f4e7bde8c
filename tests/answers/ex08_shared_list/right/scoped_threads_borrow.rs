//! Scoped threads borrow the mutex, so no `Arc` is needed, and the list can be taken out at the end.

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

fn main() {
    let results = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for server in ["alpha", "beta", "gamma"] {
            let results = &results;
            scope.spawn(move || {
                let result = check(server);
                results.lock().unwrap().push(result);
            });
        }
    });
    let mut results = results.into_inner().unwrap();
    results.sort();
    println!("Results: {results:?}");
}
