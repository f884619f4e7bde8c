//! Every fourth file to the same worker: all large ones go to the first.

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
    let workers: Vec<_> = (0..WORKERS)
        .map(|first| {
            thread::spawn(move || {
                (first..FILES)
                    .step_by(WORKERS)
                    .map(scan)
                    .collect::<Vec<_>>()
            })
        })
        .collect();
    let parts: Vec<Vec<usize>> = workers
        .into_iter()
        .map(|worker| worker.join().unwrap()) //~
        .collect();
    (0..FILES)
        .map(|file| parts[file % WORKERS][file / WORKERS])
        .collect()
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
