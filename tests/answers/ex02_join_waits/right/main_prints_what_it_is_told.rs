//! The calculation sends its two lines, main prints its own line first, then what comes.
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn main() {
    let (tx, rx) = mpsc::channel();
    let calc = thread::spawn(move || {
        tx.send("Calculating...").unwrap();
        thread::sleep(Duration::from_secs(3));
        tx.send("Calculation complete").unwrap();
    });
    println!("Main program continues while thread runs");
    for l in rx {
        println!("{l}");
    }
    calc.join().unwrap();
    println!("Main program waited for thread to finish");
}
