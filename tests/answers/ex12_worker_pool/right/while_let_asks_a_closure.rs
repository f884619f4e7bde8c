//! The lock is taken in a closure, so `while let` has no guard in its head: the lock is free again before the scan.
//! (Of `wrong/serialised-by-lock/while_let_keeps_the_guard.rs` this is the other way.)

use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

const FILES: usize = 200;
const WORKERS: usize = 4;

/// Reads one log file and counts its errors. A sleep stands in for the disk; some files are large.
fn scan(file: usize) -> usize {
    let large = (40..160).contains(&file) && file.is_multiple_of(4);
    thread::sleep(Duration::from_millis(if large { 250 } else { 50 }));
    file * (file + 5) % 107
}

/// Tells of the worst files, and of all. The list is in the order of the files.
fn report(errors: &[usize]) {
    for (file, count) in errors.iter().enumerate().filter(|(_, count)| **count > 100) {
        println!("file {file}: {count} errors");
    }
    let total: usize = errors.iter().sum();
    println!("{} files scanned, {total} errors", errors.len());
}

fn scan_all() -> Vec<usize> {
    let files = Arc::new(Mutex::new(0..FILES));
    let (tx, rx) = mpsc::channel();
    for _ in 0..WORKERS {
        let (files, tx) = (files.clone(), tx.clone());
        thread::spawn(move || {
            let next = || files.lock().unwrap().next();
            while let Some(file) = next() {
                tx.send((file, scan(file))).unwrap();
            }
        });
    }
    drop(tx);
    let mut found: Vec<_> = rx.iter().collect();
    found.sort_unstable();
    found.into_iter().map(|(_, errors)| errors).collect()
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
