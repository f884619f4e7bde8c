//! A notification that nobody hears is gone.
use std::sync::{Condvar, Mutex};
use std::time::Duration;

fn main() {
    let (lock, cvar) = (Mutex::new(()), Condvar::new());
    cvar.notify_one();
    cvar.notify_all();
    let (_guard, result) = cvar.wait_timeout(lock.lock().unwrap(), Duration::from_millis(20)).unwrap();
    println!("{}", result.timed_out());
}
