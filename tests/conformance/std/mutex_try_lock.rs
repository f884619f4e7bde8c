//! `try_lock` beside a holder: held or free, never waiting.
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let mutex = Arc::new(Mutex::new(0));
    let c_mutex = Arc::clone(&mutex);
    let holder = thread::spawn(move || {
        let mut held = c_mutex.lock().unwrap();
        thread::sleep(Duration::from_millis(60));
        *held = 1;
    });
    thread::sleep(Duration::from_millis(20));
    match mutex.try_lock() {
        Ok(value) => println!("free {value}"),
        Err(error) => println!("{error} / {error:?}"),
    }
    thread::sleep(Duration::from_millis(80));
    match mutex.try_lock() {
        Ok(value) => println!("free {value}"),
        Err(error) => println!("{error} / {error:?}"),
    }
    holder.join().unwrap();
}
