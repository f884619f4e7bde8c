//! The loop looks at the number and the body counts on, so several may pass before the last file; whoever gets no
//! slot has nothing to do. (Differs in one statement from `wrong/panics/looks_at_the_number_and_counts_on.rs`.)

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
    let next = AtomicUsize::new(0);
    let errors: Vec<AtomicUsize> = (0..FILES).map(|_| AtomicUsize::default()).collect();
    thread::scope(|s| {
        for _ in 0..WORKERS {
            s.spawn(|| {
                while next.load(Ordering::SeqCst) < FILES {
                    let file = next.fetch_add(1, Ordering::SeqCst);
                    if let Some(slot) = errors.get(file) {
                        slot.store(scan(file), Ordering::SeqCst);
                    }
                }
            });
        }
    });
    errors.into_iter().map(|e| e.into_inner()).collect()
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
