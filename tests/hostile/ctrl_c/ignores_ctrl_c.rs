//! Ignores Ctrl-C by its C name, and goes on for ever.
//! expect: any of non-zero-exit|exits-early|wrong-output|runs-forever|wrong-timing
//! lesson: ex90

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    safe fn signal(signal: i32, handler: usize) -> usize;
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
    signal(2, 1);
    println!("Waiting");
    thread::sleep(Duration::from_secs(600));
}
