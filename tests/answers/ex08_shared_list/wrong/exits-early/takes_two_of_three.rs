//! Takes two of the three results out of the channel.

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
        thread::spawn(move || tx.send(check(server)).unwrap()); //~
    }
    let mut results: Vec<String> = rx.iter().take(2).collect(); //~
    results.sort();
    println!("Results: {results:?}"); //~
}
