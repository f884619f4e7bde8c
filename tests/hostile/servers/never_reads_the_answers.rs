//! Asks on and on, and never reads an answer.
//! expect: runs-forever
//! lesson: ex18

use std::io::Write;
use std::net::TcpStream;

fn main() {
    let url = std::env::args().nth(1).unwrap();
    let address = url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let requests = "GET /nowhere HTTP/1.1\r\n\r\n".repeat(1000);
    loop {
        stream.write_all(requests.as_bytes()).unwrap();
    }
}
