//! Lines put together from pieces of two threads, under the lock of the output.
use std::io::{Write, stdout};
use std::thread;

fn main() {
    thread::scope(|s| {
        for name in ["a", "b"] {
            s.spawn(move || {
                let mut out = stdout().lock();
                write!(out, "{name}1 ").unwrap();
                writeln!(out, "{name}2").unwrap();
            });
        }
    });
    print!("no ");
    print!("line end");
    stdout().flush().unwrap();
}
