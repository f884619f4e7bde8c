//! The thread waits for a message that main sends after its own sleep.
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn main() {
    let (tx, rx) = mpsc::channel();
    let h = thread::spawn(move || {
        println!("Calculating...");
        rx.recv().unwrap(); //~
        println!("Calculation complete");
    });
    println!("Main program continues while thread runs");
    thread::sleep(Duration::from_secs(3));
    tx.send(()).unwrap();
    h.join().unwrap();
    println!("Main program waited for thread to finish");
}
