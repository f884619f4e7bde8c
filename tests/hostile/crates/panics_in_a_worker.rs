//! Panics in a worker of the pool that nobody waits for.
//! expect: panics
//! lesson: ex13

use std::thread;
use std::time::Duration;

fn main() {
    rayon::spawn(|| panic!("in a worker"));
    thread::sleep(Duration::from_secs(1));
    println!("still there");
}
