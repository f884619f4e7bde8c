//! The calculation panics on a division by zero, and the `unwrap` on its join takes main down too.

use std::thread;
use std::time::Duration;
fn slow_calculation(parts: &[u32]) {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    let share = 100 / parts.len(); //~
    eprintln!("each gets {share}");
    println!("Calculation complete");
}

fn main() {
    let parts = Vec::new();
    let worker = thread::spawn(move || slow_calculation(&parts));
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
