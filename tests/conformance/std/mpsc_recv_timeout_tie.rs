//! The time is up at the moment of the sending: either may be first.
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();
    let sender = thread::spawn(move || {
        thread::sleep(Duration::from_millis(30));
        let _ = tx.send("sent");
        thread::sleep(Duration::from_millis(30));
    });
    println!("{:?}", rx.recv_timeout(Duration::from_millis(30)));
    sender.join().unwrap();
}
