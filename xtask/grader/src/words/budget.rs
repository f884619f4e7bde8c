//! Sentences about how many threads a program has. Decides nothing.

use super::on;
use crate::transcript::seconds;
use std::time::Duration;

pub(crate) fn threads(count: usize) -> String {
    match count {
        0 => "no threads".into(),
        1 => "1 thread".into(),
        count => format!("{count} threads"),
    }
}

pub(crate) fn too_many_threads(peak: usize, most: usize, line: Option<u32>) -> String {
    format!(
        "{} of your own are alive at once (started{}); the lesson allows {most}",
        threads(peak),
        on(line)
    )
}

/// `told` are the lines that say how large a pool is to be, none for the pool that all share; `at` is where that
/// one was made, and `others` says that there are others.
pub(crate) fn large_pool(
    size: usize,
    most: usize,
    told: &[u32],
    at: Option<u32>,
    others: bool,
) -> String {
    let threads = threads(size);
    let pool = match told {
        [] if others => format!(
            "what is done{} outside of your pool runs on one of {threads}, one for each core: call install on your pool, and do it within",
            on(at)
        ),
        [] => format!(
            "the work runs on a pool of {threads}, one for each core, since nothing says how many"
        ),
        [line] => format!("line {line} makes a pool of {threads}"),
        _ => format!("one of the pools has {threads}"),
    };
    format!("{pool}; the lesson allows {most}")
}

/// `line` is where somebody says how large the pool is to be.
pub(crate) fn small_pool(
    size: usize,
    pieces: usize,
    work: &str,
    at: Duration,
    line: Option<u32>,
) -> String {
    let made = line.map_or(String::new(), |line| format!(" (line {line})"));
    format!(
        "{work} starts only at {} s, when a thread is free: the pool{made} has {} for {pieces} pieces of work",
        seconds(at),
        threads(size)
    )
}

pub(crate) fn one_thread_at_a_time(
    least: usize,
    started: Option<u32>,
    joined: Option<u32>,
) -> String {
    let why = joined.map_or(String::new(), |line| {
        format!("; line {line} waits for one before the next is started")
    });
    format!(
        "never more than one thread{} is at work{why}: {least} should be, at once",
        started.map_or(String::new(), |line| format!(" (started on line {line})"))
    )
}

pub(crate) fn no_threads(least: usize) -> String {
    format!(
        "the program starts no thread, so main does one thing after the other: {least} threads should share the work"
    )
}

pub(crate) fn too_few_threads(peak: usize, least: usize, line: Option<u32>) -> String {
    format!(
        "never more than {} are at work at once{}; there should be {least}",
        threads(peak),
        line.map_or(String::new(), |line| format!(" (started on line {line})"))
    )
}

pub(crate) fn queued(
    who: &str,
    line: Option<u32>,
    holder: &str,
    taken: Option<u32>,
    works: Option<u32>,
) -> String {
    let taken = taken.map_or(String::new(), |line| format!(" took on line {line} and"));
    let works = works.map_or(String::new(), |line| format!(" on line {line}"));
    format!(
        "{who} waits{} for a lock that {holder}{taken} keeps while it works{works}; give the lock back before the work begins",
        on(line)
    )
}

pub(crate) fn left_out(waits: usize, wanted: usize, line: Option<u32>) -> String {
    let line = line.map_or(String::new(), |line| format!(" (on line {line})"));
    format!(
        "the text is right, but the work was not done: it takes {wanted} waits, and there are {waits}{line}"
    )
}

/// `call` is where the function is called that waits.
pub(crate) fn repeated(waits: usize, wanted: usize, line: u32, call: Option<u32>) -> String {
    let call = call.map_or(String::new(), |line| format!(" (called on line {line})"));
    format!(
        "work is done more than once: all of it takes {wanted} waits, and there are {waits} on line {line}{call}; \
         each piece is for one alone"
    )
}

pub(crate) fn main_is_one_too_many(most: usize, line: Option<u32>) -> String {
    format!(
        "main works{} beside {} of your own; the lesson allows {most} at work at once",
        on(line),
        threads(most)
    )
}

/// `line` is where main waits meanwhile, or else where the threads were started.
pub(crate) fn idle_threads(
    at_work: usize,
    least: usize,
    at: Duration,
    line: Option<u32>,
) -> String {
    let look = line.map_or(String::new(), |line| format!("; look at line {line}"));
    let are = if at_work == 1 { "is" } else { "are" };
    format!(
        "at {} s only {at_work} of {least} {are} at work, though there is more to do: let whoever is free take the next piece{look}",
        seconds(at)
    )
}
