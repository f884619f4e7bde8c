//! The three iterators.
use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    println!("{:?} {:?}", rx.try_iter().next(), rx.iter());
    for i in 0..4 {
        tx.send(i).unwrap();
    }
    println!("{:?} {:?}", rx.try_iter().take(2).collect::<Vec<_>>(), rx.try_iter());
    drop(tx);
    for i in &rx {
        println!("{i}");
    }
    println!("{:?}", rx.into_iter().next());
}
