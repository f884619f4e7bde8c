//! Scan two hundred log files, with four threads.
//!
//! This program gives each file a thread of its own: two hundred at once, and all of them want
//! the same disk. Let four workers share the files instead: who is free takes the next one. The
//! errors must still be in the order of the files. `scan` and `report` can stay as they are.

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
    // TODO: start WORKERS threads, and let each take the next file that nobody has taken yet,
    // until none is left.
    let threads: Vec<_> = (0..FILES)
        .map(|file| thread::spawn(move || scan(file)))
        .collect();
    threads
        .into_iter()
        .map(|thread| thread.join().expect("a scan panicked"))
        .collect()
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
