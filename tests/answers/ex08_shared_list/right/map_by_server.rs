//! A map from server to result, whose values come out in the order of the servers.

use std::collections::BTreeMap;
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

type Results = Mutex<BTreeMap<&'static str, String>>;

fn note(results: &Results, server: &'static str) {
    let result = check(server);
    let mut results = results.lock().expect("a check panicked");
    results.insert(server, result);
}

fn main() {
    let results = Results::default();
    thread::scope(|scope| {
        let note = |server| note(&results, server);
        scope.spawn(move || note("gamma"));
        scope.spawn(move || note("alpha"));
        note("beta");
    });
    let results: Vec<String> = results.into_inner().unwrap().into_values().collect();
    println!("Results: {results:?}");
}
