//! The thread itself prints main's last line after its completion; main joins and ends.
use std::thread;
use std::time::Duration;

fn main() {
    let h = thread::spawn(|| {
        println!("Calculating...");
        thread::sleep(Duration::from_secs(3));
        println!("Calculation complete");
        println!("Main program waited for thread to finish"); //~
    });
    println!("Main program continues while thread runs");
    h.join().unwrap();
}
