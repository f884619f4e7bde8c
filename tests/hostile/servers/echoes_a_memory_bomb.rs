//! Keeps what it sends to itself, twice as much each time.
//! expect: any of runs-forever|hangs
//! lesson: ex06

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut near = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let (mut far, _) = listener.accept().unwrap();
    let mut all = vec![b'x'; 1 << 20];
    loop {
        let mut back = vec![0; all.len()];
        thread::scope(|scope| {
            scope.spawn(|| near.write_all(&all).unwrap());
            far.read_exact(&mut back).unwrap();
        });
        all.extend(back);
    }
}
