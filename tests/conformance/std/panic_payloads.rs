//! What a panic throws is what a join gives.
use std::panic;
use std::thread;

fn main() {
    let literal = thread::spawn(|| panic!("literal")).join().unwrap_err();
    println!("{:?}", literal.downcast_ref::<&str>());
    let number = 3;
    let formatted = thread::spawn(move || panic!("formatted {number}")).join().unwrap_err();
    println!("{:?}", formatted.downcast_ref::<String>());
    let any = thread::spawn(|| panic::panic_any(7_u8)).join().unwrap_err();
    println!("{:?}", any.downcast_ref::<u8>());
    let resumed = thread::spawn(|| panic::resume_unwind(Box::new("resumed"))).join().unwrap_err();
    println!("{:?}", resumed.downcast_ref::<&str>());
    let index = thread::spawn(|| [1][std::hint::black_box(1_usize)]).join().unwrap_err();
    println!("{:?}", index.downcast_ref::<String>());
    let unwrapped = thread::spawn(|| Err::<(), _>("wrong").unwrap()).join().unwrap_err();
    println!("{:?}", unwrapped.downcast_ref::<String>());
}
