//! A channel collects: each thread has a sender, and main receives until all are gone.

use std::sync::mpsc;
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
    let (sender, receiver) = mpsc::channel();
    for server in ["alpha", "beta", "gamma"] {
        let sender = sender.clone();
        thread::spawn(move || sender.send(check(server)).unwrap());
    }
    drop(sender);
    let mut results: Vec<String> = receiver.iter().collect();
    results.sort();
    println!("Results: {results:?}");
}
