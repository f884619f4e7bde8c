//! The handle is kept in a `Vec`, ready for more threads later; the loop joins all there are.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    let handles = vec![thread::spawn(slow_calculation)];
    println!("Main program continues while thread runs");
    for handle in handles {
        handle.join().unwrap();
    }
    println!("Main program waited for thread to finish");
}
