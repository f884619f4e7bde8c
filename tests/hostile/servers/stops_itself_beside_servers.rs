//! Stops itself while the servers wait for it.
//! expect: runs-forever
//! lesson: ex06
//! real

use std::net::TcpStream;

unsafe extern "C" {
    safe fn raise(signal: i32) -> i32;
}

fn main() {
    drop(std::process::Command::new("true"));
    let addresses = std::env::args().skip(1);
    let held: Vec<_> = addresses
        .map(|text| TcpStream::connect(text.split_once('=').unwrap().1))
        .collect();
    raise(19);
    println!("{}", held.len());
}
