//! A thread spins on a flag that another sets after a while, bare and with a lock.
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static FLAG: AtomicBool = AtomicBool::new(false);

fn main() {
    let done = Mutex::new(false);
    thread::scope(|s| {
        s.spawn(|| {
            while !FLAG.load(Ordering::Acquire) {}
            println!("seen");
        });
        for _ in 0..2 {
            s.spawn(|| {
                while !*done.lock().unwrap() {}
                println!("done");
            });
        }
        thread::sleep(Duration::from_millis(20));
        println!("set");
        FLAG.store(true, Ordering::Release);
        thread::sleep(Duration::from_millis(50));
        *done.lock().unwrap() = true;
    });
}
