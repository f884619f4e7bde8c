//! Three threads, and main is the fourth worker.

use std::sync::atomic::{AtomicUsize, Ordering};
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

fn work(next: &AtomicUsize) -> Vec<(usize, usize)> {
    let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
    numbers
        .take_while(|file| *file < FILES)
        .map(|file| (file, scan(file)))
        .collect()
}

fn scan_all() -> Vec<usize> {
    let next = AtomicUsize::new(0);
    let mut all = thread::scope(|scope| {
        let others: Vec<_> = (1..WORKERS).map(|_| scope.spawn(|| work(&next))).collect();
        let mut all = work(&next);
        for other in others {
            all.extend(other.join().unwrap());
        }
        all
    });
    all.sort_unstable();
    all.into_iter().map(|(_, count)| count).collect()
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
