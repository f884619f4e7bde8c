//! Five calls in tasks of one thread, answered after a while: all wait at once, each on its own connection; the
//! next call uses one of them again.
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

static CONNECTIONS: AtomicUsize = AtomicUsize::new(0);

async fn ask(client: reqwest::Client, url: String) -> String {
    client.get(url).send().await.unwrap().text().await.unwrap()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            CONNECTIONS.fetch_add(1, Ordering::SeqCst);
            thread::spawn(move || {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                while let Some(Ok(first)) = lines.next() {
                    while lines.next().is_some_and(|line| !line.unwrap().is_empty()) {}
                    thread::sleep(Duration::from_millis(300));
                    let body = first.split(' ').nth(1).unwrap();
                    let length = body.len();
                    write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{body}").unwrap();
                }
            });
        }
    });
    let client = reqwest::Client::new();
    let began = Instant::now();
    let calls: Vec<_> = (1..=5)
        .map(|n| tokio::spawn(ask(client.clone(), format!("http://{address}/orders/{n}"))))
        .collect();
    for call in calls {
        println!("{}", call.await.unwrap());
    }
    println!("{}", began.elapsed() < Duration::from_millis(1200));
    println!("{}", CONNECTIONS.load(Ordering::SeqCst));
    // The pool takes a connection back a moment after its answer was read.
    tokio::time::sleep(Duration::from_millis(300)).await;
    println!("{}", ask(client, format!("http://{address}/orders/6")).await);
    println!("{}", CONNECTIONS.load(Ordering::SeqCst));
}
