//! The thread that comes last prints the list; main only joins.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
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
    let servers = ["alpha", "beta", "gamma"];
    let left = AtomicUsize::new(servers.len());
    let results = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for server in servers {
            scope.spawn(|| {
                let result = check(server);
                results.lock().unwrap().push(result);
                if left.fetch_sub(1, Ordering::AcqRel) == 1 {
                    let mut results = results.lock().unwrap();
                    results.sort();
                    println!("Results: {results:?}");
                }
            });
        }
    });
}
