//! The parts of the API that a program may name: it compiles, and says the same.

use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::os::fd::{AsFd, AsRawFd};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, Interest};
use tokio::net::{TcpListener, TcpSocket, TcpStream, lookup_host};

fn is_send<T: Send>(value: T) -> T {
    value
}

async fn first_byte<R: AsyncRead + Unpin + Send>(reader: &mut R) -> io::Result<u8> {
    reader.read_u8().await
}

async fn say<W>(writer: &mut W, text: &str) -> io::Result<()>
where
    W: AsyncWrite + Unpin + Send + ?Sized,
{
    writer.write_all(text.as_bytes()).await?;
    writer.flush().await
}

async fn conversation(address: SocketAddr) -> io::Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    say(&mut stream, "xy").await?;
    stream.ready(Interest::WRITABLE).await?;
    stream.readable().await?;
    let mut buffer = [0; 1];
    println!("{:?} {:?}", stream.try_read(&mut buffer)?, buffer);
    let std = stream.into_std()?;
    println!("{:?}", std.peer_addr()? == address);
    println!(
        "{:?}",
        io::Read::read(&mut &std, &mut buffer).map_err(|error| error.kind())
    );
    Ok(())
}

fn main() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let client = tokio::spawn(is_send(conversation(address)));
        let (mut stream, peer) = listener.accept().await?;
        println!("{:?} {}", first_byte(&mut stream).await?, peer.ip());
        println!(
            "{}",
            stream.as_raw_fd() >= 0 && stream.as_fd().as_raw_fd() >= 0
        );
        say(&mut stream, "z").await?;
        client.await.unwrap()?;
        let socket = TcpSocket::new_v4()?;
        socket.set_reuseaddr(true)?;
        socket.bind(([127, 0, 0, 1], 0).into())?;
        let listener = socket.listen(8)?;
        let near = TcpSocket::new_v4()?.connect(listener.local_addr()?).await?;
        let (far, _) = listener.accept().await?;
        println!("{}", near.local_addr()? == far.peer_addr()?);
        let (read, write) = near.into_split();
        println!(
            "{:?}",
            read.reunite(write)
                .map(|stream| stream.peer_addr().unwrap().ip())
                .map_err(|_| ())
        );
        let hosts: Vec<SocketAddr> = lookup_host("127.0.0.1:80").await?.collect();
        println!(
            "{hosts:?} {:?}",
            "[::1]:1".to_socket_addrs()?.collect::<Vec<_>>()
        );
        io::Result::Ok(())
    })?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    runtime.block_on(async {
        let _ = TcpListener::bind("127.0.0.1:0").await;
    });
    Ok(())
}
