//! `notify_one` wakes one of two; the other stays until its time is up.
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let (lock, cvar) = (Mutex::new(()), Condvar::new());
    let timed_out = thread::scope(|s| {
        let wait = || {
            let result = cvar.wait_timeout(lock.lock().unwrap(), Duration::from_millis(200)).unwrap().1;
            result.timed_out()
        };
        let waiters = [s.spawn(wait), s.spawn(wait)];
        thread::sleep(Duration::from_millis(80));
        cvar.notify_one();
        waiters.map(|waiter| waiter.join().unwrap())
    });
    println!("{}", timed_out.iter().filter(|&&out| out).count());
}
