//! Main prints and sleeps for the calculation; the thread that it joins does nothing.

use std::thread;
use std::time::Duration;
fn main() {
    let worker = thread::spawn(|| {});
    println!("Calculating...");
    println!("Main program continues while thread runs");
    thread::sleep(Duration::from_secs(3)); //~
    println!("Calculation complete");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
