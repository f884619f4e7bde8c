//! Starts a million threads that stay.
//! expect: runs-forever

use std::thread;

fn main() {
    for _ in 0..1_000_000 {
        thread::spawn(thread::park);
    }
}
