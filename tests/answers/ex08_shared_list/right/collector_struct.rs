//! A small type of its own keeps the lock where nobody else has to think of it.

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

#[derive(Clone, Default)]
struct Collector(Arc<Mutex<Vec<String>>>);

impl Collector {
    fn add(&self, result: String) {
        self.0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .push(result);
    }

    fn sorted(self) -> Vec<String> {
        let mut results = std::mem::take(&mut *self.0.lock().unwrap());
        results.sort();
        results
    }
}

fn main() {
    let collector = Collector::default();
    let threads: Vec<_> = ["alpha", "beta", "gamma"]
        .into_iter()
        .map(|server| {
            let collector = collector.clone();
            thread::spawn(move || collector.add(check(server)))
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    println!("Results: {:?}", collector.sorted());
}
