//! The counter itself knows the end: fetch_update counts on only while there are files, and says otherwise that there
//! are none.

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
    let count_on = |file| (file < FILES).then_some(file + 1);
    let work = || {
        let mut found = Vec::new();
        while let Ok(file) = next.fetch_update(Ordering::Relaxed, Ordering::Relaxed, count_on) {
            found.push((file, scan(file)));
        }
        found
    };
    let mut errors = [0; FILES];
    thread::scope(|scope| {
        let workers = [(); WORKERS].map(|()| scope.spawn(work));
        for (file, count) in workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap())
        {
            errors[file] = count;
        }
    });
    errors.to_vec()
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
