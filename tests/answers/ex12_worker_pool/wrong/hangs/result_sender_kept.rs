//! main keeps a sender of the results and waits for their end.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
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
    let next = Arc::new(AtomicUsize::new(0));
    let (results, scanned) = mpsc::channel();
    for _ in 0..WORKERS {
        let (next, results) = (Arc::clone(&next), results.clone());
        thread::spawn(move || {
            loop {
                let file = next.fetch_add(1, Ordering::Relaxed);
                if file >= FILES {
                    break;
                }
                results.send((file, scan(file))).unwrap();
            }
        });
    }
    let mut all: Vec<(usize, usize)> = scanned.iter().collect(); //~
    all.sort();
    all.into_iter().map(|(_, count)| count).collect()
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
