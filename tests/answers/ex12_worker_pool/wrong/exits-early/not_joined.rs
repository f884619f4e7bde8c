//! Nobody waits for the workers.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
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
    let errors = Arc::new(Mutex::new(Vec::new()));
    for _ in 0..WORKERS {
        let (next, errors) = (Arc::clone(&next), Arc::clone(&errors));
        thread::spawn(move || { //~
            loop {
                let file = next.fetch_add(1, Ordering::Relaxed);
                if file >= FILES {
                    break;
                }
                let count = scan(file);
                errors.lock().unwrap().push((file, count));
            }
        });
    }
    let mut errors = errors.lock().unwrap().clone();
    errors.sort();
    errors.into_iter().map(|(_, count)| count).collect()
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
