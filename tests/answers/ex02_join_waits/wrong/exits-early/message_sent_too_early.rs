//! The thread sends its message before the sleep, so main takes "started" for "done".

use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn main() {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        println!("Calculating...");
        sender.send(()).unwrap();
        thread::sleep(Duration::from_secs(3));
        println!("Calculation complete");
    });
    println!("Main program continues while thread runs");
    receiver.recv().unwrap(); //~
    println!("Main program waited for thread to finish");
}
