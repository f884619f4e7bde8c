//! Measures with `Instant` how long main waited, and says so on standard error only.

use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

static PAUSE: LazyLock<Duration> = LazyLock::new(|| Duration::from_secs(3));

fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(*PAUSE);
    println!("Calculation complete");
}

fn main() {
    let start = Instant::now();
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    eprintln!("main waited for {:?}", start.elapsed());
    println!("Main program waited for thread to finish");
}
