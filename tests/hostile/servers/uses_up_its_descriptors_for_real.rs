//! Opens files until there are no more descriptors, and then connects to a real server.
//! expect: any of wrong-output|panics|faked
//! lesson: ex06
//! real

use std::fs::File;
use std::io::Write;
use std::net::TcpStream;

fn main() {
    drop(std::process::Command::new("true"));
    let mut all = Vec::new();
    while let Ok(file) = File::open("/dev/null") {
        all.push(file);
    }
    for text in std::env::args().skip(1) {
        let stream = TcpStream::connect(text.split_once('=').unwrap().1);
        println!("{stream:?}");
        drop(stream.map(|mut stream| stream.write_all(b"hello")));
    }
    println!("{}", all.len());
}
