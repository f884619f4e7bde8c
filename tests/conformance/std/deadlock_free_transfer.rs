//! Two accounts locked in one order: nothing is lost.
use std::sync::Mutex;
use std::thread;

fn main() {
    let (a, b) = (Mutex::new(10), Mutex::new(10));
    thread::scope(|s| {
        for amount in [3, -4] {
            let (a, b) = (&a, &b);
            s.spawn(move || {
                let mut from = a.lock().unwrap();
                let mut to = b.lock().unwrap();
                *from -= amount;
                *to += amount;
            });
        }
    });
    println!("{} {}", a.into_inner().unwrap(), b.into_inner().unwrap());
}
