//! A buffer of one between a producer and a consumer.
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let (buffer, changed) = (Mutex::new(VecDeque::new()), Condvar::new());
    thread::scope(|s| {
        s.spawn(|| {
            for i in 0..3 {
                let mut buffer = changed.wait_while(buffer.lock().unwrap(), |b| b.len() == 1).unwrap();
                buffer.push_back(i);
                changed.notify_all();
            }
        });
        for _ in 0..3 {
            let mut buffer = changed.wait_while(buffer.lock().unwrap(), |b| b.is_empty()).unwrap();
            println!("{}", buffer.pop_front().unwrap());
            changed.notify_all();
        }
    });
}
