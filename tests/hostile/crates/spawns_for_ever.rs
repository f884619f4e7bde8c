//! Has each job of the pool start two others.
//! expect: runs-forever
//! lesson: ex13

use std::thread;

fn grow() {
    rayon::spawn(grow);
    rayon::spawn(grow);
}

fn main() {
    grow();
    thread::park();
}
