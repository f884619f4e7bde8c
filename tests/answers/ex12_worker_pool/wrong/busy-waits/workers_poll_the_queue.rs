//! The workers ask the channel over and over whether there is a file, and the channel stays open until all results are in.

use std::sync::mpsc::{self, TryRecvError};
use std::sync::{Arc, Mutex};
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
    let (files, queue) = mpsc::channel();
    let queue = Arc::new(Mutex::new(queue));
    let (results, scanned) = mpsc::channel();
    for _ in 0..WORKERS {
        let (queue, results) = (Arc::clone(&queue), results.clone());
        thread::spawn(move || {
            loop {
                let next = queue.lock().unwrap().try_recv(); //~
                match next {
                    Ok(file) => results.send((file, scan(file))).unwrap(),
                    Err(TryRecvError::Empty) => thread::yield_now(),
                    Err(TryRecvError::Disconnected) => break,
                }
            }
        });
    }
    for file in 0..FILES {
        files.send(file).unwrap();
    }
    let mut errors = vec![0; FILES];
    for (file, count) in scanned.iter().take(FILES) {
        errors[file] = count;
    }
    errors
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
