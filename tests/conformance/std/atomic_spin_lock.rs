//! A spin lock of atomics; both threads get through.
use std::hint;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

static LOCKED: AtomicBool = AtomicBool::new(false);
static VALUE: AtomicU32 = AtomicU32::new(0);

fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                while LOCKED.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_err() {
                    hint::spin_loop();
                }
                let seen = VALUE.load(Ordering::Relaxed);
                VALUE.store(seen + 1, Ordering::Relaxed);
                LOCKED.store(false, Ordering::Release);
            });
        }
    });
    println!("{}", VALUE.load(Ordering::Relaxed));
}
