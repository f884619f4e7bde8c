//! A barrier of two: main and the thread meet when the calculation is complete.

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;
fn main() {
    let end = Arc::new(Barrier::new(2));
    let worker = {
        let end = Arc::clone(&end);
        thread::spawn(move || {
            println!("Calculating...");
            thread::sleep(Duration::from_secs(3));
            println!("Calculation complete");
            end.wait();
        })
    };
    println!("Main program continues while thread runs");
    end.wait();
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
