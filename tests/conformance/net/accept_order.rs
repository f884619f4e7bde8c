//! Two threads connect at once: the order in which they are accepted is not promised.

use std::io::Read;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::thread;

fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    for id in [b"1", b"2"] {
        thread::spawn(move || TcpStream::connect(address).unwrap().write_all(id).unwrap());
    }
    for stream in listener.incoming().take(2) {
        let mut text = String::new();
        stream.unwrap().read_to_string(&mut text).unwrap();
        println!("{text}");
    }
}
