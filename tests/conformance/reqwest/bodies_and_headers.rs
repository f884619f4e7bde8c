//! Sends a body, reads headers and pieces, keeps a connection, and tells what went wrong.
use std::error::Error;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

async fn serve(listener: TcpListener) {
    let mut number = 0;
    loop {
        let (mut stream, _) = listener.accept().await.unwrap();
        number += 1;
        tokio::spawn(async move {
            let (mut heard, mut part) = (Vec::new(), [0; 4096]);
            while let Ok(count @ 1..) = stream.read(&mut part).await {
                heard.extend_from_slice(&part[..count]);
                let text = String::from_utf8_lossy(&heard).into_owned();
                let Some((head, body)) = text.split_once("\r\n\r\n") else {
                    continue;
                };
                let length = head.lines().find_map(|line| {
                    line.to_ascii_lowercase()
                        .strip_prefix("content-length: ")
                        .map(str::to_owned)
                });
                if body.len() < length.map_or(0, |length| length.parse().unwrap()) {
                    continue;
                }
                let first = head.lines().next().unwrap();
                let answer = if first.contains("/chunks") {
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n".to_owned()
                } else if first.contains("/moved") {
                    "HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n".to_owned()
                } else if first.contains("/short") {
                    "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort".to_owned()
                } else {
                    format!(
                        "HTTP/1.1 200 OK\r\nX-Connection: {number}\r\nX-Asked: {first}\r\nContent-Length: {}\r\n\r\n{body}",
                        body.len()
                    )
                };
                stream.write_all(answer.as_bytes()).await.unwrap();
                if first.contains("/short") {
                    return;
                }
                heard.clear();
            }
        });
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(serve(listener));
    let client = reqwest::Client::builder()
        .timeout(Duration::from_secs(5))
        .user_agent("mine")
        .build()
        .unwrap();
    for _ in 0..2 {
        let answer = client
            .post(format!("{base}/echo"))
            .header("x-mine", "1")
            .body("a body")
            .send()
            .await
            .unwrap();
        println!(
            "{} {:?} {:?} {:?}",
            answer.status(),
            answer.headers()["x-connection"],
            answer.headers()["x-asked"],
            answer.content_length()
        );
        println!("{:?}", answer.text().await.unwrap());
    }
    let mut answer = client.get(format!("{base}/chunks")).send().await.unwrap();
    println!("{:?}", answer.content_length());
    let mut all = Vec::new();
    while let Some(piece) = answer.chunk().await.unwrap() {
        all.extend_from_slice(&piece)
    }
    println!("{:?}", String::from_utf8(all).unwrap());
    let answer = client.get(format!("{base}/moved")).send().await.unwrap();
    println!("{} {:?}", answer.url().path(), answer.headers()["x-asked"]);
    let still = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    println!(
        "{}",
        still
            .get(format!("{base}/moved"))
            .send()
            .await
            .unwrap()
            .status()
    );
    let error = client
        .get(format!("{base}/short"))
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap_err();
    println!(
        "{} {} {} {:?}",
        error.is_body(),
        error.is_decode(),
        error.is_timeout(),
        error.source().is_some()
    );
    let error = client.get("no url").send().await.unwrap_err();
    println!("{} {error}", error.is_builder());
    let bytes = client
        .get(format!("{base}/x"))
        .body("bytes")
        .send()
        .await
        .unwrap()
        .bytes()
        .await
        .unwrap();
    println!("{bytes:?}");
    println!(
        "{:?}",
        client
            .head(format!("{base}/head"))
            .send()
            .await
            .unwrap()
            .headers()["x-asked"]
    );
}
