//! `try_lock` beside somebody who holds the lock for a moment: both answers are possible.
use std::sync::Mutex;
use std::thread;

fn main() {
    let mutex = Mutex::new(0);
    thread::scope(|s| {
        s.spawn(|| *mutex.lock().unwrap() += 1);
        match mutex.try_lock() {
            Ok(value) => println!("{value}"),
            Err(error) => println!("{error}"),
        };
    });
    println!("{mutex:?}");
}
