//! The large files first, so that the small ones fill the gaps at the end.

use std::cmp::Reverse;
use std::sync::Mutex;
use std::sync::mpsc;
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
    let mut order: Vec<usize> = (0..FILES).collect();
    order.sort_by_key(|file| Reverse((40..160).contains(file) && file % 4 == 0));
    let (tx, rx) = mpsc::sync_channel(0);
    let rx = Mutex::new(rx);
    thread::scope(|s| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|_| {
                s.spawn(|| {
                    let mut mine = vec![];
                    loop {
                        let Ok(file) = rx.lock().unwrap().recv() else {
                            break mine;
                        };
                        mine.push((file, scan(file)));
                    }
                })
            })
            .collect();
        for file in order {
            tx.send(file).unwrap();
        }
        drop(tx);
        let mut errors = vec![usize::MAX; FILES];
        for worker in workers {
            for (file, count) in worker.join().unwrap() {
                errors[file] = count;
            }
        }
        errors
    })
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
