//! Three threads and main meet at a barrier when each has pushed; nobody is joined. (Differs in one line from
//! `wrong/hangs/barrier_for_one_more.rs`.)

use std::sync::{Arc, Barrier, RwLock};
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
    let results = Arc::new(RwLock::new(Vec::new()));
    let all_done = Arc::new(Barrier::new(4));
    for server in ["alpha", "beta", "gamma"] {
        let results = results.clone();
        let all_done = all_done.clone();
        thread::spawn(move || {
            let result = check(server);
            results.write().expect("poisoned").push(result);
            all_done.wait();
        });
    }
    all_done.wait();
    let mut results = results.read().expect("poisoned").to_vec();
    results.sort();
    println!("Results: {results:?}");
}
