//! `recv_timeout` gives up in time, and takes what comes before.
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let (tx, rx) = mpsc::channel();
    let sender = thread::spawn(move || {
        thread::sleep(Duration::from_millis(150));
        tx.send("late").unwrap();
        thread::sleep(Duration::from_millis(50));
    });
    let began = Instant::now();
    println!("{:?}", rx.recv_timeout(Duration::from_millis(50)));
    println!("{}", began.elapsed() >= Duration::from_millis(50));
    println!("{:?}", rx.recv_timeout(Duration::from_secs(5)));
    println!("{:?}", rx.recv_timeout(Duration::from_secs(5)));
    sender.join().unwrap();
}
