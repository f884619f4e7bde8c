//! Presses Ctrl-C itself.
//! expect: any of non-zero-exit|exits-early|wrong-output
//! lesson: ex90

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    safe fn raise(signal: i32) -> i32;
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
    raise(2);
    println!("Waiting");
    println!("Stopped");
}
