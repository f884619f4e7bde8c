//! Ends the process from a thread.
//! expect: exits-early

use std::thread;

fn main() {
    thread::spawn(|| std::process::exit(0)).join().unwrap();
}
