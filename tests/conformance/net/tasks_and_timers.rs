//! Sockets beside timers on one thread: a deadline for a read, accept against a timer, who goes first.

use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::select! {
        accepted = listener.accept() => println!("{accepted:?}"),
        () = sleep(Duration::from_millis(200)) => println!("nobody came"),
    }
    let client = tokio::spawn(async move {
        sleep(Duration::from_millis(200)).await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        let mut buffer = [0; 8];
        println!(
            "{:?}",
            timeout(Duration::from_millis(300), stream.read(&mut buffer))
                .await
                .is_err()
        );
        println!("{:?}", stream.read(&mut buffer).await);
        println!("{:?}", stream.read_u8().await.map_err(|error| error.kind()));
    });
    tokio::select! {
        accepted = listener.accept() => {
            let (mut stream, _) = accepted?;
            println!("somebody came");
            sleep(Duration::from_millis(600)).await;
            stream.write_all(b"here").await?;
        }
        () = sleep(Duration::from_secs(5)) => println!("nobody came"),
    }
    client.await.unwrap();
    Ok(())
}
