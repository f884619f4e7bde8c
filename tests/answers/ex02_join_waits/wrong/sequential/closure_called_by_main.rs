//! A closure is not a thread: main calls it, and waits for it in the call.

use std::thread;
use std::time::Duration;
fn main() {
    let worker = || {
        println!("Calculating...");
        thread::sleep(Duration::from_secs(3)); //~
        println!("Calculation complete");
    };
    worker();
    println!("Main program continues while thread runs");
    println!("Main program waited for thread to finish");
}
