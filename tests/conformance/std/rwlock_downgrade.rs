//! A writer that becomes a reader lets no other writer in between.
use std::sync::{RwLock, RwLockWriteGuard};
use std::thread;

fn main() {
    let lock = RwLock::new(0);
    let mut writer = lock.write().unwrap();
    *writer = 1;
    thread::scope(|s| {
        s.spawn(|| *lock.write().unwrap() = 2);
        let reader = RwLockWriteGuard::downgrade(writer);
        println!("{} {:?}", *reader, lock.try_write().is_err());
        drop(reader);
    });
    println!("{lock:?}");
}
