//! A scoped thread that borrows from main, joined by its own handle inside the scope.

use std::thread;
use std::time::Duration;
fn main() {
    let last_line = String::from("Calculation complete");
    thread::scope(|scope| {
        let worker = scope.spawn(|| {
            println!("Calculating...");
            thread::sleep(Duration::from_millis(3000));
            println!("{last_line}");
        });
        println!("Main program continues while thread runs");
        worker.join().unwrap();
        println!("Main program waited for thread to finish");
    });
}
