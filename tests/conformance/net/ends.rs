//! What each side notices when the other is gone: the end, a reset, a broken pipe, half a message.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

fn pair() -> (TcpStream, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let near = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    (near, listener.accept().unwrap().0)
}

fn settle() {
    thread::sleep(Duration::from_millis(100));
}

fn main() {
    let mut buffer = [0; 8];

    let (mut near, mut far) = pair();
    far.write_all(b"abc").unwrap();
    drop(far);
    println!(
        "{:?}",
        near.read_exact(&mut buffer).map_err(|error| error.kind())
    );
    println!("{:?}", near.read(&mut buffer));

    // Closed with something unread: the other side is told so.
    let (mut near, far) = pair();
    near.write_all(b"unread").unwrap();
    settle();
    drop(far);
    settle();
    println!("{:?}", near.read(&mut buffer).map_err(|error| error.kind()));
    println!("{:?}", near.read(&mut buffer).map_err(|error| error.kind()));
    println!("{:?}", near.write(b"x").map_err(|error| error.kind()));

    // Closed in good order: the first write goes out, the next learns of it.
    let (mut near, far) = pair();
    drop(far);
    settle();
    println!("{:?}", near.read(&mut buffer));
    println!("{:?}", near.write(b"x"));
    settle();
    println!("{:?}", near.write(b"x").map_err(|error| error.kind()));
    println!("{:?}", near.read(&mut buffer).map_err(|error| error.kind()));

    // Half closed: one direction goes on.
    let (mut near, mut far) = pair();
    near.shutdown(Shutdown::Write).unwrap();
    println!("{:?}", far.read(&mut buffer));
    far.write_all(b"still").unwrap();
    println!("{:?}", near.read(&mut buffer));
    println!("{:?}", near.write(b"x").map_err(|error| error.kind()));
    println!("{:?}", near.shutdown(Shutdown::Read));
    println!("{:?}", near.read(&mut buffer));

    // A listener that goes takes with it those whom it did not accept.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut near = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    println!(
        "{:?}",
        TcpListener::bind(listener.local_addr().unwrap()).map_err(|error| error.kind())
    );
    drop(listener);
    settle();
    println!("{:?}", near.read(&mut buffer).map_err(|error| error.kind()));

    // No room left, and nobody takes anything.
    let (mut near, far) = pair();
    near.set_write_timeout(Some(Duration::from_millis(200)))
        .unwrap();
    let part = [0; 65536];
    let error = loop {
        if let Err(error) = near.write(&part) {
            break error;
        }
    };
    println!("{}", error.kind() == ErrorKind::WouldBlock);
    drop(far);
}
