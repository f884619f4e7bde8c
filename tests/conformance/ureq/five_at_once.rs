//! Calls on threads of their own wait at the same time, with one agent for all; a call after another uses its
//! connection again.
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

static CONNECTIONS: AtomicUsize = AtomicUsize::new(0);

fn main() {
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
    let agent = ureq::Agent::new_with_defaults();
    let ask = |n: u32| {
        let mut response = agent.get(format!("http://{address}/orders/{n}")).call().unwrap();
        response.body_mut().read_to_string().unwrap()
    };
    let began = Instant::now();
    let bodies: Vec<String> = thread::scope(|scope| {
        let calls: Vec<_> = (1..=5).map(|n| scope.spawn({ let ask = &ask; move || ask(n) })).collect();
        calls.into_iter().map(|call| call.join().unwrap()).collect()
    });
    println!("{bodies:?} {}", began.elapsed() < Duration::from_millis(1200));
    println!("{}", CONNECTIONS.load(Ordering::SeqCst));
    println!("{} {}", ask(6), CONNECTIONS.load(Ordering::SeqCst));
}
