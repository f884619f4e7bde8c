//! Threads as a budget: how many of the program's own were alive at once, and whether they stood in each
//! other's way. Does not judge what they did.

use super::Case;
use super::ends::who;
use crate::diagnosis::{Finding, Id};
use crate::facts::{Held, Wait};
use crate::words;
use lab_trace::{Class, Place, Role};

/// The most threads of the program's own that were alive at once.
struct Peak {
    threads: usize,
    /// Where the thread was started that made it so many.
    place: Option<Place>,
    /// Where the first one was started that was more than allowed.
    excess: Option<Place>,
}

fn peak(case: &Case<'_>, most: usize) -> Peak {
    let own = || {
        let threads = case.facts.threads.iter();
        threads.filter(|thread| thread.role == Some(Role::Spawned))
    };
    // Starts and ends in the order in which they came; `own` is in the order of starts.
    let mut ends: Vec<usize> = own().filter_map(|thread| thread.end_step).collect();
    ends.sort_unstable();
    let mut peak = Peak {
        threads: 0,
        place: None,
        excess: None,
    };
    for (started, thread) in (1..).zip(own()) {
        let alive = started - ends.partition_point(|end| *end < thread.step);
        if alive > peak.threads {
            (peak.threads, peak.place) = (alive, thread.place);
        }
        if alive > most && peak.excess.is_none() {
            peak.excess = thread.place;
        }
    }
    peak
}

/// More threads were alive than the lesson allows.
pub(super) fn exceeded(case: &Case<'_>) -> Option<Finding> {
    let most = case.submission.expectation.check.threads?.most;
    let peak = peak(case, most);
    if peak.threads <= most {
        return None;
    }
    let line = case.line(peak.excess);
    let message = words::too_many_threads(peak.threads, most, line);
    let actual = format!("{} at once", words::threads(peak.threads));
    Some(
        Finding::new(Id::TooManyThreads, message, line.into_iter().collect())
            .with(format!("at most {most} at once"), actual),
    )
}

/// Fewer threads were alive than the work is for. One alone does one thing after the other; what else it
/// is called, with several, is for the caller to say.
pub(super) fn unused(case: &Case<'_>, id: Id) -> Option<Finding> {
    let least = case.submission.expectation.check.threads?.least;
    let peak = peak(case, usize::MAX);
    if peak.threads >= least {
        return None;
    }
    let started = case.line(peak.place);
    let (id, message, lines) = match peak.threads {
        0 => (Id::Sequential, words::no_threads(least), main_waits(case)),
        1 => {
            let joined = joined_before_next(case);
            let message = words::one_thread_at_a_time(least, started, joined);
            (
                Id::Sequential,
                message,
                joined.into_iter().chain(started).collect(),
            )
        }
        few => (
            id,
            words::too_few_threads(few, least, started),
            started.into_iter().collect(),
        ),
    };
    let actual = format!("{} at once", words::threads(peak.threads));
    Some(Finding::new(id, message, lines).with(format!("{least} threads at once"), actual))
}

/// Where main spends its time.
fn main_waits(case: &Case<'_>) -> Vec<u32> {
    let waits = case.facts.program_waits();
    waits
        .filter(|wait| wait.thread == 0 && wait.took_time())
        .find_map(|wait| case.line_of(wait))
        .into_iter()
        .collect()
}

/// The line that waits for a thread before another one is started.
fn joined_before_next(case: &Case<'_>) -> Option<u32> {
    let threads = || case.facts.threads.iter();
    let own = || threads().filter(|thread| thread.role == Some(Role::Spawned));
    let mut joins = case.facts.program_waits().filter(|wait| {
        let later = |step: usize| own().any(|thread| thread.step > step);
        wait.class == Class::Join && wait.ended.is_some_and(later)
    });
    joins.find_map(|wait| case.line_of(wait))
}

/// A thread waits for a lock while the one that holds it does its work, as the waits of the work show.
pub(super) fn queued(case: &Case<'_>) -> Option<Finding> {
    case.submission.expectation.check.threads?;
    let facts = &case.facts;
    let works = |held: &Held, wait: &Wait| {
        let holder = |work: &&Wait| work.thread == held.thread && work.task == held.task;
        let inside =
            |work: &&Wait| work.began > held.from && held.to.is_none_or(|to| work.began < to);
        let for_time = |work: &&Wait| matches!(work.class, Class::Sleep | Class::Timer);
        let meanwhile = |work: &&Wait| {
            work.to.is_none_or(|to| to > wait.from) && wait.to.is_none_or(|to| work.from < to)
        };
        facts
            .program_waits()
            .filter(holder)
            .filter(inside)
            .filter(for_time)
            .find(meanwhile)
    };
    let locks = facts
        .program_waits()
        .filter(|wait| wait.class == Class::Lock && wait.took_time());
    locks.into_iter().find_map(|wait| {
        // Who waits may have to wait for several holders, one after the other.
        let after = wait.ended.unwrap_or(usize::MAX);
        let held = facts.held.iter().filter(|held| {
            Some(held.object) == wait.on
                && held.from < after
                && held.to.is_none_or(|to| to > wait.began)
                && (held.thread, held.task) != (wait.thread, wait.task)
        });
        let (held, work) = held
            .into_iter()
            .find_map(|held| Some((held, works(held, wait)?)))?;
        let (line, taken) = (case.line_of(wait), case.line(held.place));
        let message = words::queued(
            &who(case, wait.thread, wait.task),
            line,
            &who(case, held.thread, held.task),
            taken,
            case.line_of(work),
        );
        let lines = taken.into_iter().chain(line).chain(case.line_of(work));
        Some(Finding::new(Id::SerialisedByLock, message, lines.collect()))
    })
}
