//! Main returns a `Result`, and 0 threads are a parse error.

use rayon::prelude::*;
use std::error::Error;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use std::{env, thread};

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

fn on_threads(lines: &[String], threads: NonZero<usize>) -> Tally {
    let size = lines.len().div_ceil(threads.get()).max(1);
    thread::scope(|scope| {
        #[expect(
            clippy::needless_collect,
            reason = "all of them start before the first is joined"
        )]
        let handles: Vec<_> = lines
            .chunks(size)
            .map(|part| scope.spawn(move || scan(part)))
            .collect();
        handles
            .into_iter()
            .filter_map(|h| h.join().ok())
            .fold(Tally::default(), Tally::plus)
    })
}

fn with_rayon(lines: &[String]) -> Tally {
    lines
        .par_iter()
        .chunks(64)
        .map(|part| {
            part.into_iter()
                .map(|line| scan(std::slice::from_ref(line)))
                .fold(Tally::default(), Tally::plus)
        })
        .reduce_with(Tally::plus)
        .unwrap_or_default()
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

/// Does the work, reports what it found, and says on standard error how long it took.
fn report(name: &str, work: impl FnOnce() -> Tally) {
    let began = Instant::now();
    let Tally { errors, slowest } = work();
    eprintln!("{name}: {:.1?}", began.elapsed());
    let scanned = SCANNED.swap(0, Ordering::Relaxed);
    println!("{name}: {scanned} lines, {errors} errors, slowest {slowest} ms");
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let threads: NonZero<usize> = arguments.next().ok_or("how many threads?")?.parse()?;
    let lines: usize = arguments
        .next()
        .map_or(Ok(2_000_000), |text| text.parse())?;
    println!("{lines} lines, {threads} threads");
    let log = log(lines);
    report("threads", || on_threads(&log, threads));
    report("rayon", || with_rayon(&log));
    Ok(())
}
