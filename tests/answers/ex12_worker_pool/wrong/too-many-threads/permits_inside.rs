//! Only four scan at once, but two hundred threads wait for their turn.

use std::sync::{Condvar, Mutex};
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
    let free = (Mutex::new(WORKERS), Condvar::new());
    let errors = Mutex::new(vec![0; FILES]);
    thread::scope(|scope| {
        for file in 0..FILES {
            let (free, errors) = (&free, &errors);
            scope.spawn(move || { //~
                let mut permits = free
                    .1
                    .wait_while(free.0.lock().unwrap(), |n| *n == 0)
                    .unwrap();
                *permits -= 1;
                drop(permits);
                let count = scan(file);
                errors.lock().unwrap()[file] = count;
                *free.0.lock().unwrap() += 1;
                free.1.notify_one();
            });
        }
    });
    errors.into_inner().unwrap()
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
