//! Connects to its own listener without end, and accepts nobody.
//! expect: runs-forever
//! lesson: ex06

use std::net::{TcpListener, TcpStream};

fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let mut held = Vec::new();
    loop {
        held.push(TcpStream::connect(address));
    }
}
