//! A client that tasks on several workers share, with a JoinSet that gives back what comes first.
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

#[tokio::main(worker_threads = 2)]
async fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            tokio::spawn(async move {
                let mut head = [0; 4096];
                let length = stream.read(&mut head).await.unwrap();
                let head = String::from_utf8_lossy(&head[..length]).into_owned();
                let path = head.split(' ').nth(1).unwrap();
                let wait: u64 = path[1..].parse().unwrap();
                tokio::time::sleep(Duration::from_millis(wait)).await;
                let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
                stream.write_all(answer).await.unwrap();
            });
        }
    });
    let client = reqwest::Client::new();
    let mut calls = JoinSet::new();
    for wait in [900, 100, 500] {
        let call = client.get(format!("http://{address}/{wait}")).send();
        calls.spawn(async move { (wait, call.await.unwrap().text().await.unwrap()) });
    }
    while let Some(done) = calls.join_next().await {
        println!("{:?}", done.unwrap());
    }
}
