//! The scope ends before the print, and its end joins the thread.

use std::thread;
use std::time::Duration;
fn slow_calculation() {
    println!("Calculating...");
    thread::sleep(Duration::from_secs(3));
    println!("Calculation complete");
}
fn main() {
    thread::scope(|scope| { //~
        scope.spawn(slow_calculation);
    });
    println!("Main program continues while thread runs");
    println!("Main program waited for thread to finish");
}
