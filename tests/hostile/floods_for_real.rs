//! Prints without end where the lab does not look, on both streams.
//! expect: runs-forever
//! real

use std::thread;

fn main() {
    drop(std::process::Command::new("true"));
    thread::spawn(|| {
        loop {
            eprint!("{}", "spam".repeat(1000));
        }
    });
    loop {
        println!("{}", "spam".repeat(100));
    }
}
