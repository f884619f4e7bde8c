//! Never leaves the destructor of a thread-local value.
//! expect: runs-forever

use std::thread;

struct Endless;

impl Drop for Endless {
    fn drop(&mut self) {
        loop {
            std::hint::black_box(());
        }
    }
}

thread_local! {
    static LAST: Endless = const { Endless };
}

fn main() {
    thread::spawn(|| LAST.with(|_| {})).join().unwrap();
}
