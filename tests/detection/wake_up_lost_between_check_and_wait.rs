//! The flag is looked at before the lock is taken for the wait: the notification may come in between.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);
static LOCK: Mutex<()> = Mutex::new(());
static SIGNAL: Condvar = Condvar::new();

fn main() {
    let other = thread::spawn(|| {
        READY.store(true, Ordering::SeqCst);
        SIGNAL.notify_one();
    });
    if !READY.load(Ordering::SeqCst) {
        let guard = LOCK.lock().unwrap();
        drop(SIGNAL.wait(guard).unwrap());
    }
    other.join().unwrap();
    println!("ok");
}
