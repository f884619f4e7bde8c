//! At most four at once by permits: main starts a thread for a file when one has ended.

use std::collections::HashMap;
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
    let (ended, ends) = mpsc::channel();
    let mut errors = vec![0; FILES];
    let mut running = HashMap::new();
    let mut collect = |running: &mut HashMap<usize, thread::JoinHandle<usize>>| {
        let file: usize = ends.recv().unwrap();
        errors[file] = running.remove(&file).unwrap().join().unwrap();
    };
    for file in 0..FILES {
        if running.len() == WORKERS {
            collect(&mut running);
        }
        let ended = ended.clone();
        let scans = move || {
            let count = scan(file);
            ended.send(file).unwrap();
            count
        };
        running.insert(file, thread::spawn(scans));
    }
    while !running.is_empty() {
        collect(&mut running);
    }
    errors
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
