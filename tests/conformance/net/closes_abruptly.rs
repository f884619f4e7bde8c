//! A connection that closes without a farewell: the other end reads what had come, and then finds it lost.
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::sleep;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    for how in 0..3 {
        let mut near = match how {
            0 => TcpStream::connect(address).await.unwrap(),
            1 => {
                let near = TcpStream::connect(address).await.unwrap();
                near.set_zero_linger().unwrap();
                near
            }
            _ => {
                let socket = TcpSocket::new_v4().unwrap();
                socket.set_zero_linger().unwrap();
                socket.connect(address).await.unwrap()
            }
        };
        let (mut far, _) = listener.accept().await.unwrap();
        near.write_all(b"last words").await.unwrap();
        println!("{:?}", near.linger().unwrap());
        sleep(Duration::from_millis(50)).await;
        drop(near);
        sleep(Duration::from_millis(50)).await;
        let mut buffer = [0; 20];
        println!(
            "{:?}",
            far.read(&mut buffer).await.map_err(|error| error.kind())
        );
        println!(
            "{:?}",
            far.read(&mut buffer).await.map_err(|error| error.kind())
        );
    }
}
