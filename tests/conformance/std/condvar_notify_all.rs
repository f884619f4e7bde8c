//! `notify_all` wakes everybody who waits.
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let (lock, cvar) = (Mutex::new(false), Condvar::new());
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                let go = cvar.wait(lock.lock().unwrap()).unwrap();
                println!("woken {go}");
            });
        }
        thread::sleep(Duration::from_millis(100));
        *lock.lock().unwrap() = true;
        cvar.notify_all();
    });
    println!("end");
}
