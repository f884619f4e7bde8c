//! A sender that panics hangs up.
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let sender = thread::spawn(move || {
        tx.send(1).unwrap();
        panic!("no more");
    });
    println!("{:?} {:?}", rx.recv(), rx.recv());
    println!("{}", sender.join().is_err());
}
