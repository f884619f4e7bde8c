//! A loop that asks a non-blocking socket, with naps: it sees what is sent meanwhile.

use std::io::{ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let mut near = TcpStream::connect(listener.local_addr()?)?;
    let (mut far, _) = listener.accept()?;
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(250));
        far.write_all(b"now").unwrap();
    });
    near.set_nonblocking(true)?;
    let mut buffer = [0; 8];
    let count = loop {
        match near.read(&mut buffer) {
            Ok(count) => break count,
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                thread::sleep(Duration::from_millis(100));
            }
            Err(error) => return Err(error),
        }
    };
    println!("{count}");
    Ok(())
}
