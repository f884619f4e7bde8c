//! Listens, connects to itself, and sends bytes to and fro without end.
//! expect: runs-forever
//! lesson: ex06

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

fn pass_on(mut stream: TcpStream) {
    let mut part = vec![0; 1 << 20];
    loop {
        let count = stream.read(&mut part).unwrap();
        stream.write_all(&part[..count]).unwrap();
    }
}

fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut near = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let (far, _) = listener.accept().unwrap();
    thread::spawn(|| pass_on(far));
    near.write_all(&[b'x'; 100_000]).unwrap();
    pass_on(near);
}
