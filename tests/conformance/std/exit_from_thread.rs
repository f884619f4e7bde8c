//! `exit` ends the whole program from any thread, and flushes.
use std::thread;

fn main() {
    let other = thread::spawn(|| {
        print!("leaving");
        std::process::exit(3);
    });
    other.join().unwrap();
    println!("never");
}
