//! Workers share a receiver behind a lock.
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let rx = Arc::new(Mutex::new(rx));
    let workers: Vec<_> = (0..2)
        .map(|_| {
            let rx = Arc::clone(&rx);
            thread::spawn(move || {
                let mut count = 0;
                loop {
                    let job: Result<i32, _> = rx.lock().unwrap().recv();
                    match job {
                        Ok(_) => count += 1,
                        Err(_) => return count,
                    }
                }
            })
        })
        .collect();
    for i in 0..4 {
        tx.send(i).unwrap();
    }
    drop(tx);
    let total: i32 = workers.into_iter().map(|worker| worker.join().unwrap()).sum();
    println!("{total}");
}
