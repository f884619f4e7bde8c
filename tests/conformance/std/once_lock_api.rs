//! Everything that an owner can do with a `OnceLock`.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

fn main() {
    let mut cell = OnceLock::new();
    println!("{:?} {:?} {:?}", cell.get(), cell.set(1), cell.set(2));
    *cell.get_mut().unwrap() += 10;
    println!("{cell:?} {:?} {}", cell.clone(), cell == OnceLock::from(11));
    println!("{:?} {:?} {:?}", cell.take(), cell.take(), cell);
    println!("{:?} {}", cell.set(3), cell.get_or_init(|| 4));
    println!("{:?} {:?}", cell.into_inner(), OnceLock::<u8>::default().into_inner());
    let cell = OnceLock::new();
    let result = catch_unwind(AssertUnwindSafe(|| {
        cell.get_or_init(|| panic!("in the making"));
    }));
    println!("{} {cell:?}", result.is_err());
    thread::scope(|s| {
        s.spawn(|| {
            thread::sleep(Duration::from_millis(30));
            cell.set(8).unwrap();
        });
        println!("{}", cell.wait());
    });
}
