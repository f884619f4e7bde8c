//! The thread that finds the list whole ends the program, but looks only whether something is there.

use std::process;
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
    let results = Arc::new(Mutex::new(Vec::new()));
    let mut threads = Vec::new();
    for server in ["alpha", "beta", "gamma"] {
        let results = Arc::clone(&results);
        threads.push(thread::spawn(move || {
            let result = check(server);
            let mut list = results.lock().unwrap();
            list.push(result);
            if !list.is_empty() {
                list.sort();
                println!("Results: {list:?}"); //~
                process::exit(0); //~
            }
        }));
    }
    for thread in threads {
        thread.join().unwrap();
    }
}
