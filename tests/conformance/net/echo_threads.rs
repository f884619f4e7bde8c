//! A server and its clients in one program, on threads: each client gets its own words back, and the end.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;

fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let server = thread::spawn(move || {
        let mut seen = Vec::new();
        for stream in listener.incoming().take(3) {
            let mut stream = stream.unwrap();
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            write!(stream, "you said {text}").unwrap();
            seen.push(text);
        }
        seen.sort();
        seen
    });
    let clients: Vec<_> = (0..3)
        .map(|id| {
            thread::spawn(move || {
                let mut stream = TcpStream::connect(address).unwrap();
                assert_eq!(stream.peer_addr().unwrap(), address);
                stream
                    .write_all(format!("hello {id}\n").as_bytes())
                    .unwrap();
                stream.shutdown(Shutdown::Write).unwrap();
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                let mut line = String::new();
                reader.read_line(&mut line).unwrap();
                let mut rest = Vec::new();
                reader.read_to_end(&mut rest).unwrap();
                (line, rest.len())
            })
        })
        .collect();
    for client in clients {
        println!("{:?}", client.join().unwrap());
    }
    println!("{:?}", server.join().unwrap());
    Ok(())
}
