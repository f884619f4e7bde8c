//! While a value is borrowed, a sender on another thread waits.
use std::thread;
use std::time::Duration;
use tokio::sync::watch;

fn main() {
    let (sender, receiver) = watch::channel(1);
    let value = receiver.borrow();
    let thread = thread::spawn(move || {
        sender.send(2).unwrap();
        println!("sent");
    });
    thread::sleep(Duration::from_millis(100));
    println!("still {}", *value);
    drop(value);
    thread.join().unwrap();
    println!("now {}", *receiver.borrow());
}
