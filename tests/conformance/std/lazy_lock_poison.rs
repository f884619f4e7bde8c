//! A lazy value whose making panicked stays broken.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::thread;

static BROKEN: LazyLock<u32> = LazyLock::new(|| panic!("cannot be made"));

fn main() {
    for _ in 0..2 {
        let payload = thread::spawn(|| *BROKEN).join().unwrap_err();
        println!("{:?}", payload.downcast_ref::<&str>());
    }
    println!("{BROKEN:?} {:?}", LazyLock::get(&BROKEN));
    let mut other: LazyLock<u32> = LazyLock::new(|| panic!("nor this"));
    for _ in 0..2 {
        let payload = catch_unwind(AssertUnwindSafe(|| *other = 1)).unwrap_err();
        println!("{:?}", payload.downcast_ref::<&str>());
    }
    let payload = catch_unwind(AssertUnwindSafe(|| *other)).unwrap_err();
    println!("{:?}", payload.downcast_ref::<&str>());
}
