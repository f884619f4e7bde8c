//! Measures the time with `Instant` and says so on standard error, where it is no part of the output.

use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

fn task(number: u32) {
    println!("Task {number} started");
    thread::sleep(Duration::from_secs_f64(2.0));
    println!("Task {number} finished");
    eprintln!("task {number} ended after {:?}", START.elapsed());
}

fn main() {
    LazyLock::force(&START);
    let first = thread::spawn(|| task(1));
    let second = thread::spawn(|| task(2));
    first.join().unwrap();
    second.join().unwrap();
    eprintln!("all took {:?}", START.elapsed());
    println!("Both tasks done");
}
