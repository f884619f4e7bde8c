//! The lock is poisoned while somebody waits: the wait says so.
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let (lock, cvar) = (Mutex::new(0), Condvar::new());
    thread::scope(|s| {
        let waiter = s.spawn(|| match cvar.wait(lock.lock().unwrap()) {
            Ok(guard) => println!("fine {guard}"),
            Err(poisoned) => println!("{poisoned}: {}", poisoned.get_ref()),
        });
        thread::sleep(Duration::from_millis(50));
        let result = s.spawn(|| {
            let mut guard = lock.lock().unwrap();
            *guard = 5;
            cvar.notify_one();
            panic!("holding it");
        })
        .join();
        println!("{}", result.is_err());
        waiter.join().unwrap();
    });
    let result = cvar.wait_timeout(lock.lock().unwrap_or_else(|e| e.into_inner()), Duration::from_millis(1));
    println!("{}", result.is_err());
}
