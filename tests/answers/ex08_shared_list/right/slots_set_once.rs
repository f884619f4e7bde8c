//! Slots that can be set once: shared, without a lock, and in order.

use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

const CHECK: Duration = Duration::from_secs(2);

fn check(server: &str) -> String {
    println!("Checking {server}");
    thread::sleep(CHECK);
    println!("{server} answered");
    format!("{server} is up")
}

static RESULTS: [OnceLock<String>; 3] = [const { OnceLock::new() }; 3];

fn main() {
    let threads: Vec<_> = ["alpha", "beta", "gamma"]
        .into_iter()
        .zip(&RESULTS)
        .map(|(server, slot)| thread::spawn(move || slot.set(check(server))))
        .collect();
    for thread in threads {
        thread.join().unwrap().expect("each slot is set once");
    }
    let results: Vec<&str> = RESULTS
        .iter()
        .flat_map(OnceLock::get)
        .map(String::as_str)
        .collect();
    println!("Results: {results:?}");
}
