//! Listens on every port that it gets for real, and never lets go.
//! expect: runs-forever
//! lesson: ex06
//! real

use std::net::TcpListener;
use std::thread;

fn main() {
    drop(std::process::Command::new("true"));
    let mut all = Vec::new();
    // Those that the system gives to others begin above.
    for port in 10_000..30_000 {
        all.extend(TcpListener::bind(("127.0.0.1", port)));
    }
    loop {
        thread::park();
        drop(all.first());
    }
}
