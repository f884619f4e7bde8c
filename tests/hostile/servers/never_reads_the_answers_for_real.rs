//! Asks a real server on and on, on many connections, and never reads an answer.
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
    let requests = "GET / HTTP/1.1\r\n\r\n".repeat(1000);
    thread::scope(|scope| {
        for _ in 0..200 {
            scope.spawn(|| {
                let mut stream = TcpStream::connect(address).unwrap();
                loop {
                    let _ = stream.write_all(requests.as_bytes());
                }
            });
        }
    });
}
