//! Two threads each load, add and store: one of the two additions may be lost.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(0);

fn main() {
    let add = || COUNT.store(COUNT.load(Ordering::SeqCst) + 1, Ordering::SeqCst);
    let threads = [thread::spawn(add), thread::spawn(add)];
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!(COUNT.load(Ordering::SeqCst), 2);
    println!("ok");
}
