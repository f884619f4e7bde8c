//! Presses Ctrl-C for its group, its parent and itself, for ever.
//! expect: runs-forever
//! lesson: ex90
//! real

use std::thread;
use std::time::Duration;

unsafe extern "C" {
    safe fn getppid() -> i32;
    safe fn kill(process: i32, signal: i32) -> i32;
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
    drop(std::process::Command::new("true"));
    signal(2, 1);
    println!("Waiting");
    loop {
        kill(0, 2);
        kill(getppid(), 2);
    }
}
