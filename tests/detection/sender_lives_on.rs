//! Whoever is second to look keeps a sender, and the receiver waits for it for ever.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;

static TURN: AtomicU32 = AtomicU32::new(0);

fn main() {
    let (sender, receiver) = mpsc::channel();
    let spare = sender.clone();
    let other = thread::spawn(move || {
        sender.send(1).unwrap();
        TURN.fetch_add(1, Ordering::SeqCst);
    });
    let kept = (TURN.load(Ordering::SeqCst) == 0).then_some(spare);
    let sum: i32 = receiver.iter().sum();
    drop(kept);
    other.join().unwrap();
    assert_eq!(sum, 1);
    println!("ok");
}
