//! Read under one lock, write under the next: an update may be lost.
use std::sync::Mutex;
use std::thread;

fn main() {
    let total = Mutex::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let seen = *total.lock().unwrap();
                thread::yield_now();
                *total.lock().unwrap() = seen + 1;
            });
        }
    });
    println!("{}", total.lock().unwrap());
}
