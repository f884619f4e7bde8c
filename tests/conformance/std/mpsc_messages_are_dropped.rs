//! Messages that nobody takes are dropped with the receiver, and the queue does not outlive it.
use std::sync::mpsc;

struct Loud(u8);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(Loud(1)).ok();
    tx.send(Loud(2)).ok();
    drop(rx.recv());
    drop(rx);
    println!("receiver gone");
    println!("{}", tx.send(Loud(3)).is_err());
    let (tx, rx) = mpsc::sync_channel(2);
    tx.send(Loud(4)).ok();
    drop(tx);
    println!("sender gone");
    drop(rx);
}
