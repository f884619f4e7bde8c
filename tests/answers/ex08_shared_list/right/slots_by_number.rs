//! Each thread writes into a slot of its own, so the list is in order without sorting.

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
    let servers = ["alpha", "beta", "gamma"];
    let results = Arc::new(Mutex::new(vec![String::new(); servers.len()]));
    let threads: Vec<_> = servers
        .into_iter()
        .enumerate()
        .map(|(slot, server)| {
            let results = Arc::clone(&results);
            thread::spawn(move || {
                let result = check(server);
                results.lock().unwrap()[slot] = result;
            })
        })
        .collect();
    threads
        .into_iter()
        .for_each(|thread| thread.join().unwrap());
    println!("Results: {:?}", results.lock().unwrap());
}
