//! Each thread scans when the one before it has sent what it found.

use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Instant;
use std::{env, process};

/// What a scan finds. The tallies of two parts add up to the tally of both.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    errors: usize,
    /// The longest that a request took, in milliseconds.
    slowest: u32,
}

impl Tally {
    fn plus(self, other: Tally) -> Tally {
        Tally {
            errors: self.errors + other.errors,
            slowest: self.slowest.max(other.slowest),
        }
    }
}

/// How many lines have been scanned since the last report.
static SCANNED: AtomicUsize = AtomicUsize::new(0);

/// Reads each of the lines, and counts them once they are read.
fn scan(lines: &[String]) -> Tally {
    let mut tally = Tally::default();
    for line in lines {
        let mut words = line.split(' ');
        tally.errors += usize::from(words.nth(1) == Some("ERROR"));
        let millis = words.next_back().and_then(|word| word.strip_suffix("ms"));
        let millis = millis.and_then(|text| text.parse().ok());
        tally.slowest = tally.slowest.max(millis.unwrap_or(0));
    }
    SCANNED.fetch_add(lines.len(), Ordering::Relaxed);
    tally
}

/// Scans the lines on so many threads.
fn on_threads(lines: &[String], threads: usize) -> Tally {
    let size = lines.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let (first, mut last) = mpsc::channel();
        first.send(Tally::default()).unwrap();
        for part in lines.chunks(size) {
            let (sender, next) = mpsc::channel();
            let before = std::mem::replace(&mut last, next);
            scope.spawn(move || { //~

                let sum: Tally = before.recv().unwrap();
                sender.send(sum.plus(scan(part))).unwrap();
            });
        }
        last.recv().unwrap()
    })
}

/// Scans the lines on rayon's threads.
fn with_rayon(lines: &[String]) -> Tally {
    lines
        .par_chunks(500)
        .map(scan)
        .reduce(Tally::default, Tally::plus)
}

/// A web server's log, made up from a fixed seed: the same lines every time.
fn log(lines: usize) -> Vec<String> {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |below: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 16) % below
    };
    let mut line = |number: usize| {
        let (hour, minute, second) = (number / 3600 % 24, number / 60 % 60, number % 60);
        let level = ["ERROR", "WARN", "INFO", "INFO", "INFO"][random(5) as usize];
        let path = ["/orders", "/users", "/search", "/login"][random(4) as usize];
        let (id, millis) = (random(10_000), random(70) * random(70));
        format!("{hour:02}:{minute:02}:{second:02} {level} GET {path}/{id} took {millis}ms")
    };
    (0..lines).map(&mut line).collect()
}

fn usage(problem: &str) -> ! {
    eprintln!("{problem}");
    eprintln!("usage: cpu_heavy THREADS [LINES]");
    process::exit(2)
}

/// Reads an argument that is a number.
fn number(text: &str) -> usize {
    let not_a_number = |_| usage(&format!("'{text}' is not a number such as 4"));
    text.parse().unwrap_or_else(not_a_number)
}

/// Does the work, reports what it found, and says on standard error how long it took.
fn report(name: &str, work: impl FnOnce() -> Tally) {
    let began = Instant::now();
    let Tally { errors, slowest } = work();
    eprintln!("{name}: {:.1?}", began.elapsed());
    let scanned = SCANNED.swap(0, Ordering::Relaxed);
    println!("{name}: {scanned} lines, {errors} errors, slowest {slowest} ms");
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (threads, lines) = match arguments.as_slice() {
        [threads] => (number(threads), 2_000_000),
        [threads, lines] => (number(threads), number(lines)),
        _ => usage("how many threads?"),
    };
    if threads == 0 {
        usage("0 threads scan nothing: give a number from 1");
    }
    println!("{lines} lines, {threads} threads");
    let log = log(lines);
    report("threads", || on_threads(&log, threads));
    report("rayon", || with_rayon(&log));
}
