//! The queue is a Vec, so the last file is taken first; the slots are atomic.

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
    let files = Arc::new(Mutex::new((0..FILES).collect::<Vec<_>>()));
    let errors: Arc<Vec<AtomicUsize>> = Arc::new((0..FILES).map(|_| AtomicUsize::new(0)).collect());
    let workers: Vec<_> = (0..WORKERS)
        .map(|_| {
            let (files, errors) = (Arc::clone(&files), Arc::clone(&errors));
            thread::spawn(move || {
                loop {
                    let file = match take(&files) {
                        Some(file) => file,
                        None => return,
                    };
                    errors[file].store(scan(file), Ordering::Relaxed);
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().unwrap();
    }
    errors
        .iter()
        .map(|count| count.load(Ordering::Relaxed))
        .collect()
}

fn take(files: &Mutex<Vec<usize>>) -> Option<usize> {
    files.lock().unwrap().pop()
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
