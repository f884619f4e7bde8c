//! Readers hold the lock together; a writer waits for all of them.
use std::sync::{Arc, RwLock};
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let began = Instant::now();
    let data = Arc::new(RwLock::new(5));
    let mut readers = Vec::new();
    for i in 0..3 {
        let lock = Arc::clone(&data);
        readers.push(thread::spawn(move || {
            let value = lock.read().unwrap();
            println!("Reader {i}: {}", *value);
            thread::sleep(Duration::from_millis(400));
        }));
    }
    thread::sleep(Duration::from_millis(200));
    let mut writable = data.write().unwrap();
    println!("Writer waited: {}", began.elapsed() >= Duration::from_millis(400));
    *writable += 1;
    drop(writable);
    for reader in readers {
        reader.join().unwrap();
    }
    println!("{}", data.read().unwrap());
}
