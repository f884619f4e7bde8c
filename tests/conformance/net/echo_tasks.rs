//! A server and its clients in one program, as tasks: lines back and forth, halves, and the end.

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

async fn serve(stream: TcpStream) -> std::io::Result<usize> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut count = 0;
    while let Some(line) = lines.next_line().await? {
        write.write_all(format!("<{line}>\n").as_bytes()).await?;
        count += 1;
    }
    Ok(count)
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let server = tokio::spawn(async move {
        let mut tasks = Vec::new();
        for _ in 0..3 {
            let (stream, _) = listener.accept().await.unwrap();
            tasks.push(tokio::spawn(serve(stream)));
        }
        let mut total = 0;
        for task in tasks {
            total += task.await.unwrap().unwrap();
        }
        total
    });
    let clients: Vec<_> = (0..3)
        .map(|id| {
            tokio::spawn(async move {
                let mut stream = TcpStream::connect(address).await.unwrap();
                let (read, mut write) = stream.split();
                let mut read = BufReader::new(read);
                let mut answer = String::new();
                for n in 0..2 {
                    write
                        .write_all(format!("{id}.{n}\n").as_bytes())
                        .await
                        .unwrap();
                    read.read_line(&mut answer).await.unwrap();
                }
                write.shutdown().await.unwrap();
                let rest = read.read_to_string(&mut answer).await.unwrap();
                (answer, rest)
            })
        })
        .collect();
    for client in clients {
        println!("{:?}", client.await.unwrap());
    }
    println!("{}", server.await.unwrap());
    Ok(())
}
