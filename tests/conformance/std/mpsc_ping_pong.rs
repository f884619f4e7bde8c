//! Two channels, there and back.
use std::sync::mpsc;
use std::thread;

fn main() {
    let (ping, pings) = mpsc::channel();
    let (pong, pongs) = mpsc::sync_channel(0);
    let other = thread::spawn(move || {
        for n in pings {
            pong.send(n * 2).unwrap();
        }
        println!("other ends");
    });
    for n in 1..=3 {
        ping.send(n).unwrap();
        println!("{}", pongs.recv().unwrap());
    }
    drop(ping);
    other.join().unwrap();
    println!("{:?}", pongs.recv());
}
