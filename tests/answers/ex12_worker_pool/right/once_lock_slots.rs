//! A slot for each file that is written once, by whoever scanned it.

use std::sync::OnceLock;
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
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    static SLOTS: [OnceLock<usize>; FILES] = [const { OnceLock::new() }; FILES];
    let workers: Vec<_> = (1..=WORKERS)
        .map(|number| {
            let builder = thread::Builder::new().name(format!("worker {number}"));
            let work = || {
                while let Some(slot) = {
                    let file = NEXT.fetch_add(1, Ordering::SeqCst);
                    SLOTS.get(file).map(|slot| (file, slot))
                } {
                    slot.1.set(scan(slot.0)).expect("nobody else has it");
                }
            };
            builder.spawn(work).expect("a thread")
        })
        .collect();
    for worker in workers {
        worker.join().expect("a worker panicked");
    }
    SLOTS
        .iter()
        .map(|slot| *slot.get().expect("scanned"))
        .collect()
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
