//! Nobody listens: the error, its kind and its number, on a thread and in a task.

use std::net::{TcpListener, TcpStream};
use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let address = {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap()
    };
    let error = TcpStream::connect(address).unwrap_err();
    println!("{error}; {:?} {:?}", error.kind(), error.raw_os_error());
    let error = TcpStream::connect_timeout(&address, Duration::from_secs(1)).unwrap_err();
    println!("{error}; {}", error.kind());
    let error = tokio::net::TcpStream::connect(address).await.unwrap_err();
    println!("{error}; {:?} {:?}", error.kind(), error.raw_os_error());
    let none: &[std::net::SocketAddr] = &[];
    println!("{}", TcpStream::connect(none).unwrap_err());
    println!(
        "{}",
        tokio::net::TcpStream::connect(none).await.unwrap_err()
    );
    println!(
        "{}",
        TcpStream::connect_timeout(&address, Duration::ZERO).unwrap_err()
    );
}
