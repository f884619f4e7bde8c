//! A token waits for its thread, but tokens do not add up.
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    thread::current().unpark();
    thread::current().unpark();
    thread::park();
    println!("first");
    let began = Instant::now();
    thread::park_timeout(Duration::from_millis(60));
    println!("{}", began.elapsed() >= Duration::from_millis(50));
    let main = thread::current();
    let other = thread::spawn(move || {
        thread::sleep(Duration::from_millis(30));
        println!("unparking");
        main.unpark();
    });
    thread::park();
    println!("unparked");
    other.join().unwrap();
}
