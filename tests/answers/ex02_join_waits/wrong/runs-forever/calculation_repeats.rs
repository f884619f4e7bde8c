//! The calculation begins again each time it is complete, so the join never returns.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    loop {
        println!("Calculating...");
        thread::sleep(Duration::from_secs(3)); //~
        println!("Calculation complete");
    }
}

fn main() {
    let worker = thread::spawn(slow_calculation);
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
