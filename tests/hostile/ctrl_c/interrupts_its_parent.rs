//! Presses Ctrl-C for whoever started it.
//! expect: any of non-zero-exit|exits-early|wrong-output|inconclusive
//! lesson: ex90

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    safe fn getppid() -> i32;
    safe fn kill(process: i32, signal: i32) -> i32;
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
    kill(getppid(), 2);
    thread::sleep(Duration::from_secs(1));
    println!("Waiting");
}
