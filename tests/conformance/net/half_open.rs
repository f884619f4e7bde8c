//! Connections of which one side has stopped talking, listening, or living.
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;
fn pair(listener: &TcpListener) -> (TcpStream, TcpStream) {
    let near = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let (far, _) = listener.accept().unwrap();
    near.set_read_timeout(Some(Duration::from_millis(300)))
        .unwrap();
    far.set_read_timeout(Some(Duration::from_millis(300)))
        .unwrap();
    (near, far)
}
fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let pause = || thread::sleep(Duration::from_millis(50));
    let mut buffer = [0; 10];
    let (mut near, mut far) = pair(&listener);
    near.write_all(b"abc").unwrap();
    near.shutdown(Shutdown::Write).unwrap();
    println!(
        "{:?} {:?} {:?}",
        far.read(&mut buffer),
        far.read(&mut buffer),
        near.write(b"x").map_err(|error| error.kind())
    );
    far.write_all(b"answer").unwrap();
    println!("{:?}", near.read(&mut buffer));
    println!("{:?}", near.read(&mut buffer).map_err(|error| error.kind()));
    far.shutdown(Shutdown::Both).unwrap();
    println!("{:?} {:?}", near.read(&mut buffer), far.read(&mut buffer));
    println!(
        "{:?}",
        far.shutdown(Shutdown::Both).map_err(|error| error.kind())
    );
    let (mut near, far) = pair(&listener);
    near.write_all(b"unread").unwrap();
    pause();
    drop(far);
    pause();
    println!("{:?}", near.read(&mut buffer).map_err(|error| error.kind()));
    println!("{:?}", near.read(&mut buffer).map_err(|error| error.kind()));
    let (mut near, far) = pair(&listener);
    drop(far);
    pause();
    println!("{:?} {:?}", near.read(&mut buffer), near.write(b"first"));
    pause();
    println!("{:?}", near.write(b"second").map_err(|error| error.kind()));
    println!("{:?}", near.take_error().unwrap().is_none());
    let (mut near, far) = pair(&listener);
    near.shutdown(Shutdown::Read).unwrap();
    println!("{:?}", near.read(&mut buffer));
    let mut other = near.try_clone().unwrap();
    drop(near);
    other.write_all(b"still").unwrap();
    let mut text = String::new();
    drop(other);
    (&far).read_to_string(&mut text).unwrap();
    println!("{text}");
    let (near, far) = pair(&listener);
    far.set_nonblocking(true).unwrap();
    println!(
        "{:?} {:?}",
        (&far).read(&mut buffer).map_err(|error| error.kind()),
        far.peek(&mut buffer).map_err(|error| error.kind())
    );
    (&near).write_all(b"peeked").unwrap();
    pause();
    println!(
        "{:?} {:?} {:?}",
        far.peek(&mut buffer),
        (&far).read(&mut buffer),
        (&far)
            .read(&mut buffer)
            .map_err(|error| error.kind() == ErrorKind::WouldBlock)
    );
    listener.set_nonblocking(true).unwrap();
    println!(
        "{:?}",
        listener
            .accept()
            .map(|_| ())
            .map_err(|error| error.to_string())
    );
    let address = listener.local_addr().unwrap();
    let waiting = TcpStream::connect(address).unwrap();
    drop(listener);
    pause();
    println!(
        "{:?}",
        (&waiting).read(&mut buffer).map_err(|error| error.kind())
    );
    println!(
        "{:?}",
        TcpStream::connect(address)
            .map(|_| ())
            .map_err(|error| error.to_string())
    );
    println!(
        "{:?}",
        TcpStream::connect_timeout(&address, Duration::ZERO)
            .map(|_| ())
            .map_err(|error| error.to_string())
    );
    println!(
        "{:?}",
        near.set_read_timeout(Some(Duration::ZERO))
            .map_err(|error| error.to_string())
    );
    println!(
        "{:?} {:?}",
        near.read_timeout().unwrap(),
        near.write_timeout().unwrap()
    );
    println!(
        "{:?}",
        TcpStream::connect("not an address")
            .map(|_| ())
            .map_err(|error| error.kind())
    );
    println!(
        "{:?}",
        "127.0.0.1"
            .parse::<std::net::SocketAddr>()
            .map_err(|error| error.to_string())
    );
}
