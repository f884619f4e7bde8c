//! Asks a real server for paths that are as long as it allows, many at once behind one that is never answered.
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
    let long = format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(60_000));
    thread::scope(|scope| {
        for _ in 0..200 {
            scope.spawn(|| {
                let mut stream = TcpStream::connect(address).unwrap();
                let _ = stream.write_all(b"GET /orders/athens HTTP/1.1\r\n\r\n");
                loop {
                    let _ = stream.write_all(long.as_bytes());
                }
            });
        }
    });
}
