//! Load and store are two steps; `fetch_add` is one.
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static BAD: AtomicU32 = AtomicU32::new(0);
static GOOD: AtomicU32 = AtomicU32::new(0);

fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let seen = BAD.load(SeqCst);
                thread::yield_now();
                BAD.store(seen + 1, SeqCst);
                GOOD.fetch_add(1, SeqCst);
            });
        }
    });
    println!("{} {}", BAD.load(SeqCst), GOOD.load(SeqCst));
}
