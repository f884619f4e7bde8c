//! A server that accepts and says nothing: the agent gives up after its global timeout, and nobody listens
//! where the port is free.
use std::net::TcpListener;
use std::time::{Duration, Instant};

fn main() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = silent.local_addr().unwrap();
    let config = ureq::Agent::config_builder().timeout_global(Some(Duration::from_millis(600)));
    let agent: ureq::Agent = config.build().into();
    let began = Instant::now();
    match agent.get(format!("http://{address}/")).call() {
        Err(ureq::Error::Timeout(which)) => println!("{which:?}"),
        other => println!("{other:?}"),
    }
    println!("{}", began.elapsed() >= Duration::from_millis(590));
    drop(silent);
    match agent.get(format!("http://{address}/")).call() {
        Err(ureq::Error::Io(error)) => println!("{:?}", error.kind()),
        other => println!("{other:?}"),
    }
}
