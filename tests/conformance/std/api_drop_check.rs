//! Locks may hold borrows of things that die together with them.
use std::sync::{LazyLock, Mutex, OnceLock, RwLock, mpsc};
use std::thread;

fn main() {
    let text = String::from("borrowed");
    let cell = OnceLock::new();
    cell.set(&text).unwrap();
    let mutex = Mutex::new(vec![&text]);
    let lock = RwLock::new(&text);
    let lazy = LazyLock::new(|| text.len());
    thread::scope(|s| {
        s.spawn(|| mutex.lock().unwrap().push(&text));
        s.spawn(|| println!("{}", lock.read().unwrap()));
    });
    println!("{} {} {}", cell.get().unwrap(), mutex.lock().unwrap().len(), *lazy);
    let (tx, rx) = mpsc::channel::<&str>();
    thread::scope(|s| {
        s.spawn(|| tx.send(&text).unwrap());
        println!("{}", rx.recv().unwrap());
    });
}
