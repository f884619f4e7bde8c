//! As many workers as the machine has processors, and the disk bears four.

use std::sync::Mutex;
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
    let workers = thread::available_parallelism().map_or(WORKERS, usize::from);
    let next = AtomicUsize::new(0);
    let errors = Mutex::new(vec![0; FILES]);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| { //~
                loop {
                    let file = next.fetch_add(1, Ordering::Relaxed);
                    if file >= FILES {
                        break;
                    }
                    let count = scan(file);
                    errors.lock().unwrap()[file] = count;
                }
            });
        }
    });
    errors.into_inner().unwrap()
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
