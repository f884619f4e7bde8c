//! 503 is an answer like others until it is asked to be an error; a connection that is dropped, one that is
//! refused, and an answer that never comes are errors of different kinds.
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

async fn serve(listener: TcpListener) {
    loop {
        let (mut stream, _) = listener.accept().await.unwrap();
        tokio::spawn(async move {
            let mut head = [0; 4096];
            let length = stream.read(&mut head).await.unwrap();
            let head = String::from_utf8_lossy(&head[..length]).into_owned();
            match head.split(' ').nth(1).unwrap() {
                "/gone" => {}
                "/late" => tokio::time::sleep(Duration::from_secs(60)).await,
                _ => {
                    let answer = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\n\r\nbusy";
                    stream.write_all(answer).await.unwrap();
                }
            }
        });
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve(listener));
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = free.local_addr().unwrap();
    drop(free);
    let client = reqwest::Client::builder()
        .timeout(Duration::from_millis(700))
        .build()
        .unwrap();
    let answer = client.get(format!("http://{address}/busy")).send().await.unwrap();
    println!("{} {:?}", answer.status(), answer.text().await.unwrap());
    let answer = client.get(format!("http://{address}/busy")).send().await.unwrap();
    let error = answer.error_for_status().unwrap_err();
    println!("{:?} {}", error.status(), error.is_status());
    for url in [format!("http://{address}/gone"), format!("http://{address}/late"), format!("http://{nobody}/")] {
        let error = client.get(url).send().await.unwrap_err();
        println!("connect {} timeout {} request {}", error.is_connect(), error.is_timeout(), error.is_request());
    }
}
