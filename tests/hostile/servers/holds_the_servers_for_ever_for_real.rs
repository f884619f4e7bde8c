//! Connects to every server, says nothing, and never lets go.
//! expect: runs-forever
//! lesson: ex06
//! real

use std::net::TcpStream;
use std::thread;

fn main() {
    drop(std::process::Command::new("true"));
    let addresses = std::env::args().skip(1);
    let held: Vec<_> = addresses
        .map(|text| TcpStream::connect(text.split_once('=').unwrap().1))
        .collect();
    loop {
        thread::park();
        drop(held.first());
    }
}
