//! Does nothing but what the lab writes down, for ever.
//! expect: runs-forever

use std::sync::Mutex;

fn main() {
    let lock = Mutex::new(0_u64);
    loop {
        *lock.lock().unwrap() += 1;
    }
}
