//! The thread prints every line itself, also the one of main, while main does nothing but wait.

use std::thread;
use std::time::Duration;
fn main() {
    let worker = thread::spawn(|| {
        println!("Calculating...");
        println!("Main program continues while thread runs"); //~
        thread::sleep(Duration::from_secs(3));
        println!("Calculation complete");
    });
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
