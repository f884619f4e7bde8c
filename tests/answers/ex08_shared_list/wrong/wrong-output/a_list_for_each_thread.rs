//! A `thread_local` list: each thread pushes into its own, and main prints its own.

use std::cell::RefCell;
use std::thread;
use std::time::Duration;

const CHECK: Duration = Duration::from_secs(2);

fn check(server: &str) -> String {
    println!("Checking {server}");
    thread::sleep(CHECK);
    println!("{server} answered");
    format!("{server} is up")
}

thread_local! {
    static RESULTS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn main() {
    let threads = ["alpha", "beta", "gamma"].map(|server| {
        thread::spawn(move || {
            let result = check(server);
            RESULTS.with_borrow_mut(|results| results.push(result));
        })
    });
    for thread in threads {
        thread.join().expect("a check panicked");
    }

    RESULTS.with_borrow_mut(|results| {
        results.sort();
        println!("Results: {results:?}"); //~
    });
}
