//! Each scoped thread gets `&mut` to one slot: the compiler can see that they are different, so no lock is needed.

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
    let servers = ["alpha", "beta", "gamma"];
    let mut results = [const { String::new() }; 3];
    thread::scope(|scope| {
        for (server, slot) in servers.into_iter().zip(&mut results) {
            scope.spawn(move || *slot = check(server));
        }
    });
    println!("Results: {results:?}");
}
