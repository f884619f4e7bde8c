//! Many senders, one receiver; the iterator ends when all senders are gone.
use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    for i in 0..3 {
        let tx = tx.clone();
        thread::spawn(move || tx.send(i).unwrap());
    }
    drop(tx);
    let mut got: Vec<i32> = rx.iter().collect();
    println!("first {}", got[0]);
    got.sort();
    println!("{got:?} {:?}", rx.recv());
}
