//! A sender with a bound of two runs ahead by two, and no further.
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = sync_channel(2);
    let sender = thread::spawn(move || {
        for i in 0..4 {
            tx.send(i).unwrap();
            println!("sent {i}");
        }
    });
    thread::sleep(Duration::from_millis(60));
    println!("receiving");
    for i in rx {
        println!("got {i}");
        thread::sleep(Duration::from_millis(60));
    }
    sender.join().unwrap();
}
