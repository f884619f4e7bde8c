//! A lock that guards nothing is held around everything that a thread does.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

const CHECK: Duration = Duration::from_secs(2);

fn check(server: &str) -> String {
    println!("Checking {server}");
    thread::sleep(CHECK);
    println!("{server} answered");
    format!("{server} is up")
}

static GATE: Mutex<()> = Mutex::new(());

fn main() {
    let handles = ["alpha", "beta", "gamma"].map(|server| {
        thread::spawn(move || {
            let _guard = GATE.lock().unwrap(); //~
            check(server)
        })
    });
    let results: Vec<String> = handles.into_iter().map(|h| h.join().unwrap()).collect();
    println!("Results: {results:?}");
}
