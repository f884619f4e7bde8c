//! Main prints the lines of the calculation as they come, and its own only afterwards.

use std::{sync::mpsc, thread, time::Duration};

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        tx.send("Calculating...").unwrap();
        thread::sleep(Duration::from_secs(3));
        tx.send("Calculation complete").unwrap();
    });
    for line in rx { //~
        println!("{line}");
    }
    println!("Main program continues while thread runs");
    println!("Main program waited for thread to finish");
}
