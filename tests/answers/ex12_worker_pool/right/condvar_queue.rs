//! A queue of one's own: a VecDeque, a lock and a condition variable; closed when all files are in.

use std::collections::VecDeque;
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

struct Queue {
    files: Mutex<(VecDeque<usize>, bool)>,
    news: Condvar,
}

impl Queue {
    fn put(&self, file: usize) {
        self.files.lock().unwrap().0.push_back(file);
        self.news.notify_one();
    }

    fn close(&self) {
        self.files.lock().unwrap().1 = true;
        self.news.notify_all();
    }

    fn take(&self) -> Option<usize> {
        let files = self.files.lock().unwrap();
        let mut files = self
            .news
            .wait_while(files, |files| files.0.is_empty() && !files.1)
            .unwrap();
        files.0.pop_front()
    }
}

fn scan_all() -> Vec<usize> {
    let queue = Queue {
        files: Mutex::new((VecDeque::new(), false)),
        news: Condvar::new(),
    };
    let mut errors = vec![0; FILES];
    thread::scope(|scope| {
        let worker = || {
            let mut own = Vec::new();
            while let Some(file) = queue.take() {
                own.push((file, scan(file)));
            }
            own
        };
        let workers = [(); WORKERS].map(|()| scope.spawn(worker));
        (0..FILES).for_each(|file| queue.put(file));
        queue.close();
        for (file, count) in workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap())
        {
            errors[file] = count;
        }
    });
    errors
}

fn main() {
    println!("{FILES} log files, {WORKERS} workers");
    report(&scan_all());
}
