//! With a bound of zero, send returns when the message has been taken.
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = sync_channel::<i32>(0);
    println!("{:?}", tx.try_send(0));
    let sender = thread::spawn(move || {
        tx.send(53).unwrap();
        println!("handed over");
    });
    thread::sleep(Duration::from_millis(50));
    println!("receiving");
    println!("{}", rx.recv().unwrap());
    sender.join().unwrap();
    println!("{:?}", rx.recv());
}
