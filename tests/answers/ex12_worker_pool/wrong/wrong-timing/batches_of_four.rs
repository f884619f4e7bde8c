//! Batches of four: three workers wait for the one with the large file.

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
    let files: Vec<usize> = (0..FILES).collect();
    let mut errors = Vec::new();
    for batch in files.chunks(WORKERS) {
        let threads: Vec<_> = batch
            .iter()
            .map(|&file| thread::spawn(move || scan(file)))
            .collect();
        errors.extend(threads.into_iter().map(|thread| thread.join().unwrap())); //~
    }
    errors
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
