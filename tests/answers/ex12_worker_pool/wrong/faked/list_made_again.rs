//! Four workers scan, and the report is of what main makes up by the formula.

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

fn scan_all() -> Vec<usize> {
    // The whole queue: the number of the next file. To take it and to count on is one step,
    // so no two workers get the same file.
    let next = AtomicUsize::new(0);
    let work = || {
        let mut scanned = Vec::new();
        loop {
            let file = next.fetch_add(1, Ordering::Relaxed);
            if file >= FILES {
                return scanned;
            }
            scanned.push((file, scan(file)));
        }
    };

    let mut errors = vec![0; FILES];
    thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            // Each result knows its file, so the order in which they came does not matter.
            for (file, count) in worker.join().expect("a worker panicked") {
                errors[file] = count;
            }
        }
    });
    errors
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    scan_all();
    let list: Vec<usize> = (0..FILES).map(|file| file * (file + 5) % 107).collect();
    report(&list); //~
}
