//! An answer with 200 is a body, 503 is an error, and a connection that is dropped is another.
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

fn answer(mut stream: TcpStream) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).unwrap() == 0 {
            return;
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let status = match head.split(' ').nth(1).unwrap() {
        "/good" => "200 OK",
        "/bad" => "503 Service Unavailable",
        _ => return,
    };
    write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello").unwrap();
}

fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            answer(stream.unwrap());
        }
    });
    for path in ["good", "bad", "gone"] {
        match ureq::get(format!("http://{address}/{path}")).call() {
            Ok(mut response) => {
                let body = response.body_mut().read_to_string();
                println!("{path}: {} {body:?}", response.status());
            }
            Err(ureq::Error::StatusCode(code)) => println!("{path}: status {code}"),
            Err(ureq::Error::Io(error)) => println!("{path}: {:?}", error.kind()),
            Err(error) => println!("{path}: {error}"),
        }
    }
}
