//! A reader that comes while a writer waits stands behind it.
use std::sync::RwLock;
use std::thread;
use std::time::Duration;

fn ms(n: u64) {
    thread::sleep(Duration::from_millis(n));
}

fn main() {
    let lock = RwLock::new(0);
    thread::scope(|s| {
        s.spawn(|| {
            let _first = lock.read().unwrap();
            ms(150);
        });
        s.spawn(|| {
            ms(50);
            *lock.write().unwrap() = 1;
        });
        ms(100);
        println!("{}", lock.try_read().is_err());
        ms(100);
        println!("{}", lock.read().unwrap());
    });
}
