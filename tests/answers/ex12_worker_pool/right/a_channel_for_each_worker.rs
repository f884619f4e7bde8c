//! Each worker has a channel of its own and says when it is free; main gives it the next file.

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
    let (free, freed) = mpsc::channel();
    let mut queues = Vec::new();
    let mut workers = Vec::new();
    for worker in 0..WORKERS {
        let (files, queue) = mpsc::channel();
        queues.push(files);
        let free = free.clone();
        workers.push(thread::spawn(move || {
            free.send((worker, None)).unwrap();
            for file in queue {
                let _ = free.send((worker, Some((file, scan(file)))));
            }
        }));
    }
    drop(free);
    let mut errors = vec![0; FILES];
    let mut next = 0;
    for (worker, result) in freed {
        if let Some((file, count)) = result {
            errors[file] = count;
        }
        if next < FILES {
            queues[worker].send(next).unwrap();
            next += 1;
        } else {
            // An empty sender closes the worker's queue.
            queues[worker] = mpsc::channel().0;
        }
    }
    for worker in workers {
        worker.join().unwrap();
    }
    errors
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
