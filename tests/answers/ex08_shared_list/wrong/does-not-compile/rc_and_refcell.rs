//! What shares and changes on one thread is not for several: `Rc` counts its owners without care.

use std::cell::RefCell;
use std::rc::Rc;
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
    let results = Rc::new(RefCell::new(Vec::new()));

    let mut threads = Vec::new();
    for server in ["alpha", "beta", "gamma"] {
        let results = Rc::clone(&results);
        threads.push(thread::spawn(move || { //~
            let result = check(server);
            results.borrow_mut().push(result);
        }));
    }
    for thread in threads {
        thread.join().expect("a check panicked");
    }

    let mut results = results.borrow_mut();
    results.sort();
    println!("Results: {results:?}");
}
