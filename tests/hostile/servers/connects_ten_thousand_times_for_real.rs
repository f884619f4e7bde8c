//! Opens ten thousand connections to a real server, and keeps them all.
//! expect: any of runs-forever|wrong-output
//! lesson: ex06
//! real

use std::net::TcpStream;

fn main() {
    drop(std::process::Command::new("true"));
    let address = std::env::args().nth(1).unwrap();
    let (_, address) = address.split_once('=').unwrap();
    let all: Vec<_> = (0..10_000).map(|_| TcpStream::connect(address)).collect();
    println!("{}", all.len());
}
