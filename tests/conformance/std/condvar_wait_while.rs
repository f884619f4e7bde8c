//! `wait_while` looks at the condition before and after each wait.
use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let (lock, cvar) = (Mutex::new(3), Condvar::new());
    thread::scope(|s| {
        s.spawn(|| {
            for _ in 0..3 {
                *lock.lock().unwrap() -= 1;
                cvar.notify_one();
            }
        });
        let guard = cvar.wait_while(lock.lock().unwrap(), |left| *left > 0).unwrap();
        println!("{}", *guard);
    });
}
