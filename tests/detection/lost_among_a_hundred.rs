//! Two threads add a hundred times each; ninety-nine of the additions are one step, and one is not.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(0);

fn main() {
    let add = || {
        for round in 0..100 {
            if round == 50 {
                COUNT.store(COUNT.load(Ordering::SeqCst) + 1, Ordering::SeqCst);
            } else {
                COUNT.fetch_add(1, Ordering::SeqCst);
            }
        }
    };
    let threads = [thread::spawn(add), thread::spawn(add)];
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!(COUNT.load(Ordering::SeqCst), 200);
    println!("ok");
}
