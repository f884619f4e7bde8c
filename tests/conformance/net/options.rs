//! The options of sockets that tasks use, and the ways to split and to look at them.
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Interest};
use tokio::net::{TcpSocket, TcpStream, lookup_host};

#[tokio::main]
async fn main() {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_reuseaddr(true).unwrap();
    socket.set_keepalive(true).unwrap();
    socket.set_nodelay(true).unwrap();
    println!(
        "{:?} {:?} {:?} {:?}",
        socket.reuseaddr(),
        socket.keepalive(),
        socket.nodelay(),
        socket.linger()
    );
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(16).unwrap();
    let mut near = TcpStream::connect(listener.local_addr().unwrap())
        .await
        .unwrap();
    let (mut far, _) = listener.accept().await.unwrap();
    near.set_nodelay(true).unwrap();
    println!("{:?} {:?} {:?}", near.nodelay(), near.ttl(), near.linger());
    println!(
        "{} {}",
        near.set_quickack(true).is_ok(),
        near.quickack().is_ok()
    );
    near.write_all(b"hello\nworld\n").await.unwrap();
    near.shutdown().await.unwrap();
    let mut part = [0; 3];
    println!("{:?}", far.peek(&mut part).await);
    let mut lines = BufReader::new(&mut far).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        println!("{line}");
    }
    println!("{:?}", far.take_error().map(|error| error.is_none()));
    println!(
        "{}",
        far.ready(Interest::WRITABLE).await.unwrap().is_writable()
    );
    println!("{:?} {:?}", far.try_write(b"x"), near.readable().await);
    let mut bytes = Vec::new();
    println!("{:?} {bytes:?}", near.try_read_buf(&mut bytes));
    let (read, write) = far.into_split();
    println!(
        "{} {}",
        write.peer_addr().is_ok(),
        read.reunite(write).is_ok()
    );
    println!("{}", near.into_std().is_ok());
    println!("{}", lookup_host("127.0.0.1:80").await.unwrap().count());
}
