//! Listens on a million ports, of which there are not so many.
//! expect: panics
//! lesson: ex06

use std::net::TcpListener;

fn main() {
    let all: Vec<_> = (0..1_000_000)
        .map(|_| TcpListener::bind("127.0.0.1:0").unwrap())
        .collect();
    println!("{}", all.len());
}
