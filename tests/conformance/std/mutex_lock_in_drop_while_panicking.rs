//! A lock taken and given back in a destructor during a panic does not poison.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

static LOCK: Mutex<u32> = Mutex::new(0);

struct OnDrop;

impl Drop for OnDrop {
    fn drop(&mut self) {
        *LOCK.lock().unwrap() += 1;
    }
}

fn main() {
    let result = catch_unwind(AssertUnwindSafe(|| {
        let _on_drop = OnDrop;
        panic!("once");
    }));
    println!("{} {LOCK:?}", result.is_err());
    let result = catch_unwind(AssertUnwindSafe(|| {
        let _guard = LOCK.lock().unwrap();
        panic!("twice");
    }));
    println!("{} {LOCK:?}", result.is_err());
}
