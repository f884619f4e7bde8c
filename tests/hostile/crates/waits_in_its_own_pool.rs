//! Waits in the only worker of a pool for another job of it.
//! expect: hangs
//! lesson: ex13

use rayon::ThreadPoolBuilder;
use std::sync::mpsc;

fn main() {
    let pool = ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let (sender, receiver) = mpsc::channel();
    pool.install(move || {
        rayon::spawn(move || sender.send(()).unwrap());
        receiver.recv().unwrap();
    });
}
