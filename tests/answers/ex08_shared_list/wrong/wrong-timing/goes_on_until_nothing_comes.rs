//! Goes on until nothing has come for two seconds, since main has kept a sender.

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
    let (tx, rx) = mpsc::channel();
    for server in ["alpha", "beta", "gamma"] {
        let tx = tx.clone();
        thread::spawn(move || tx.send(check(server)));
    }
    let mut results = Vec::new();
    while let Ok(result) = rx.recv_timeout(CHECK + Duration::from_secs(1)) { //~
        results.push(result);
    }
    results.sort();
    println!("Results: {results:?}");
}
