//! Has a panic hook that says nothing, and a thread that panics.
//! expect: any of panics|non-zero-exit|wrong-output|swallowed-failure

use std::thread;

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    drop(thread::spawn(|| panic!("not to be seen")).join());
    println!("Both tasks done");
}
