//! Sends a request of almost the length that a server allows, byte by byte.
//! expect: wrong-output
//! lesson: ex18

use std::io::{Read, Write};
use std::net::TcpStream;

fn main() {
    let url = std::env::args().nth(1).unwrap();
    let address = url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let filler = "x".repeat(60_000);
    let request =
        format!("GET /orders/lisbon HTTP/1.1\r\nX: {filler}\r\nConnection: close\r\n\r\n");
    for byte in request.bytes() {
        stream.write_all(&[byte]).unwrap();
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    println!("{answer}");
}
