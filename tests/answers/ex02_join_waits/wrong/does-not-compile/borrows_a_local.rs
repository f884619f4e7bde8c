//! The thread borrows a local variable of main, which it may outlive.

use std::thread;
use std::time::Duration;
fn slow_calculation(pause: &Duration) {
    println!("Calculating...");
    thread::sleep(*pause);
    println!("Calculation complete");
}

fn main() {
    let pause = Duration::from_secs(3);
    let worker = thread::spawn(|| slow_calculation(&pause)); //~
    println!("Main program continues while thread runs");
    worker.join().unwrap();
    println!("Main program waited for thread to finish");
}
