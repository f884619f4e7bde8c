//! The time is up at the moment of the notification: either may be first.
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let (lock, cvar) = (Mutex::new(()), Condvar::new());
    thread::scope(|s| {
        s.spawn(|| {
            thread::sleep(Duration::from_millis(30));
            let _guard = lock.lock().unwrap();
            cvar.notify_one();
        });
        let (_guard, result) = cvar.wait_timeout(lock.lock().unwrap(), Duration::from_millis(30)).unwrap();
        println!("{}", result.timed_out());
    });
}
