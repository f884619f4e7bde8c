//! Sends bodies to a real server that are as long as it allows, and never reads an answer.
//! expect: runs-forever
//! lesson: ex20
//! real

use std::io::Write;
use std::net::TcpStream;
use std::thread;

fn main() {
    drop(std::process::Command::new("true"));
    let url = std::env::args().nth(1).unwrap();
    let address = url.strip_prefix("http://").unwrap();
    let mut request = b"POST /orders/athens HTTP/1.1\r\nContent-Length: 60000\r\n\r\n".to_vec();
    request.resize(request.len() + 60_000, b'x');
    thread::scope(|scope| {
        for _ in 0..200 {
            scope.spawn(|| {
                let mut stream = TcpStream::connect(address).unwrap();
                loop {
                    let _ = stream.write_all(&request);
                }
            });
        }
    });
}
