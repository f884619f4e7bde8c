//! Waits that end because their time is up, and that do not.
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let (lock, cvar) = (Mutex::new(false), Condvar::new());
    let began = Instant::now();
    let (guard, result) = cvar.wait_timeout(lock.lock().unwrap(), Duration::from_millis(100)).unwrap();
    println!("{} {result:?} {}", *guard, began.elapsed().as_millis() >= 100);
    drop(guard);
    let (guard, result) = cvar.wait_timeout(lock.lock().unwrap(), Duration::ZERO).unwrap();
    println!("{} {}", *guard, result.timed_out());
    drop(guard);
    let zero = cvar.wait_timeout_while(lock.lock().unwrap(), Duration::ZERO, |done| !*done).unwrap();
    println!("{:?}", zero.1);
    drop(zero);
    thread::scope(|s| {
        s.spawn(|| {
            thread::sleep(Duration::from_millis(50));
            *lock.lock().unwrap() = true;
            cvar.notify_all();
        });
        let late = Duration::from_secs(5);
        let (guard, result) = cvar.wait_timeout_while(lock.lock().unwrap(), late, |done| !*done).unwrap();
        println!("{} {:?}", *guard, result);
    });
    let (guard, result) =
        cvar.wait_timeout_while(lock.lock().unwrap(), Duration::from_millis(30), |_| true).unwrap();
    println!("{} {:?}", *guard, result);
}
