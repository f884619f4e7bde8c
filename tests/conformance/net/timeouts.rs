//! Read timeouts, non-blocking reads, peeking, and what a socket remembers of its options.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("localhost:0")?;
    let mut near = TcpStream::connect(listener.local_addr()?)?;
    let (mut far, peer) = listener.accept()?;
    assert_eq!(peer, near.local_addr()?);
    println!(
        "{}",
        near.set_read_timeout(Some(Duration::ZERO)).unwrap_err()
    );
    near.set_read_timeout(Some(Duration::from_millis(300)))?;
    println!("{:?}", near.try_clone()?.read_timeout()?);
    let began = Instant::now();
    let mut buffer = [0; 16];
    let error = near.read(&mut buffer).unwrap_err();
    println!(
        "{error}; {:?} after {}",
        error.kind(),
        began.elapsed().as_millis() / 200
    );
    let helper = thread::spawn(move || {
        thread::sleep(Duration::from_millis(300));
        far.write_all(b"late").unwrap();
        far
    });
    near.set_read_timeout(Some(Duration::from_secs(5)))?;
    println!("{}", near.peek(&mut buffer)?);
    println!("{} {:?}", near.read(&mut buffer)?, &buffer[..4]);
    near.set_nonblocking(true)?;
    println!("{:?}", near.read(&mut buffer).unwrap_err().kind());
    println!(
        "{:?}",
        listener
            .set_nonblocking(true)
            .and(listener.accept())
            .unwrap_err()
            .kind()
    );
    let far = helper.join().unwrap();
    drop(far);
    near.set_nonblocking(false)?;
    println!("{}", near.read(&mut buffer)?);
    println!(
        "{} {}",
        near.nodelay()?,
        near.set_nodelay(true).and(near.nodelay())?
    );
    Ok(())
}
