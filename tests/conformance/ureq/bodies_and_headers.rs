//! Sends a body, reads headers, keeps a connection, and takes an error status for an answer.
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for (number, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            thread::spawn(move || {
                let mut heard = Vec::new();
                let mut part = [0; 4096];
                while let Ok(count @ 1..) = stream.read(&mut part) {
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
                    let (status, answer) = if head.contains("/missing") {
                        ("404 Not Found", "nothing here")
                    } else {
                        ("200 OK", body)
                    };
                    let first = head.lines().next().unwrap();
                    write!(stream, "HTTP/1.1 {status}\r\nX-Connection: {number}\r\nX-Asked: {first}\r\nContent-Length: {}\r\n\r\n{answer}", answer.len()).unwrap();
                    heard.clear();
                }
            });
        }
    });
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(5)))
        .build()
        .into();
    for _ in 0..2 {
        let mut answer = agent
            .post(format!("http://{address}/echo"))
            .header("X-Mine", "1")
            .send("a body")
            .unwrap();
        println!(
            "{} {:?} {:?}",
            answer.status(),
            answer.headers()["x-connection"],
            answer.headers()["x-asked"]
        );
        println!("{:?}", answer.body_mut().read_to_string().unwrap());
    }
    println!(
        "{:?}",
        agent
            .get(format!("http://{address}/missing"))
            .call()
            .map(|_| ())
            .map_err(|error| error.to_string())
    );
    let lenient: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into();
    let mut answer = lenient
        .get(format!("http://{address}/missing"))
        .call()
        .unwrap();
    println!(
        "{} {:?} {:?}",
        answer.status(),
        answer.status().is_client_error(),
        answer.body_mut().read_to_string().unwrap()
    );
    println!(
        "{:?}",
        agent
            .delete(format!("http://{address}/x"))
            .call()
            .unwrap()
            .headers()["x-asked"]
    );
    println!(
        "{:?}",
        agent
            .get("http://")
            .call()
            .map(|_| ())
            .map_err(|error| error.to_string())
    );
    println!(
        "{:?}",
        ureq::get(format!("http://{address}/plain?a=b"))
            .query("c", "d e")
            .call()
            .unwrap()
            .headers()["x-asked"]
    );
}
