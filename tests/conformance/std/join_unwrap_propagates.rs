//! `join().unwrap()` of a thread that panicked ends main with 101.
use std::thread;

fn main() {
    let handle = thread::Builder::new().name("worker".into()).spawn(|| {
        println!("{:?}", thread::current().name());
        panic!("worker fails");
    });
    handle.unwrap().join().unwrap();
}
