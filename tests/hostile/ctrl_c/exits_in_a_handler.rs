//! Ends well in a handler of its own.
//! expect: wrong-output
//! lesson: ex90
//! real

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    safe fn signal(signal: i32, handler: extern "C" fn(i32)) -> usize;
    safe fn _exit(code: i32) -> !;
}

extern "C" fn leave(_: i32) {
    _exit(0);
}

fn main() {
    if std::env::args().any(|arg| arg == "work") {
        work();
    } else {
        wait();
    }
}

fn work() {
    println!("Working");
    thread::sleep(Duration::from_secs(1));
    println!("Done");
}

fn wait() {
    drop(std::process::Command::new("true"));
    signal(2, leave);
    println!("Waiting");
    thread::sleep(Duration::from_secs(600));
}
