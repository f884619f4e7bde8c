//! Two threads and a main print; every order that joins allow is possible.
use std::thread;

fn main() {
    let a = thread::spawn(|| println!("a"));
    let b = thread::spawn(|| println!("b"));
    a.join().unwrap();
    println!("after a");
    b.join().unwrap();
}
