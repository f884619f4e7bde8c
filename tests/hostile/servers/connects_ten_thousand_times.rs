//! Opens ten thousand connections to a server, and keeps them all.
//! expect: any of swallowed-failure|wrong-output
//! lesson: ex06

use std::net::TcpStream;

fn main() {
    let address = std::env::args().nth(1).unwrap();
    let (_, address) = address.split_once('=').unwrap();
    let all: Vec<_> = (0..10_000).map(|_| TcpStream::connect(address)).collect();
    println!("{}", all.len());
}
