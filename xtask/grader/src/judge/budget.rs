//! Threads as a budget: how many of the program's own were alive at once, and whether they stood in each
//! other's way. Does not judge what they did.

use super::ends::who;
use super::work::ends_of;
use super::{Case, shared};
use crate::diagnosis::{Finding, Id};
use crate::expectation::Work;
use crate::facts::{Held, Line, Wait};
use crate::words;
use lab_trace::{Class, Place, Role};
use std::collections::BTreeMap;
use std::time::Duration;

/// The most threads of the program's own that were alive at once.
pub(super) struct Peak {
    threads: usize,
    /// Where the thread was started that made it so many.
    pub(super) place: Option<Place>,
    /// Where the first one was started that was more than allowed.
    excess: Option<Place>,
}

pub(super) fn peak(case: &Case<'_>, most: usize) -> Peak {
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
    let most = case.most?;
    let peak = peak(case, most);
    if peak.threads <= most {
        return main_is_one_too_many(case, &peak, most);
    }
    let line = case.line(peak.excess);
    let mut message = words::too_many_threads(peak.threads, most, line);
    if case.several_workloads() {
        message += &crowd(case, most).map_or(String::new(), words::one_of_them_prints);
    }
    let actual = format!("{} at once", words::threads(peak.threads));
    Some(
        Finding::new(Id::TooManyThreads, message, line.into_iter().collect())
            .with(format!("at most {most} at once"), actual),
    )
}

/// As many threads as allowed, and main does work too while all of them do.
fn main_is_one_too_many(case: &Case<'_>, peak: &Peak, most: usize) -> Option<Finding> {
    let mut waits = case.facts.program_waits().filter(|wait| is_for_time(wait));
    let of_main = waits.find(|wait| wait.thread == 0)?;
    if peak.threads < most || !does_a_piece(case) {
        return None;
    }
    let work = busy(case);
    let at_once = work.iter().map(|(_, at_once)| *at_once).max()?;
    if at_once <= most {
        return None;
    }
    let line = case.line_of(of_main);
    let message = words::main_is_one_too_many(most, line);
    let lines = line.into_iter().chain(case.line(peak.place)).collect();
    Some(Finding::new(Id::TooManyThreads, message, lines).with(
        format!("at most {most} at once"),
        format!("{at_once} at once"),
    ))
}

/// Whether main tells of a piece of work, where the lesson has any that is told of: else it may only sleep until the
/// others are through.
fn does_a_piece(case: &Case<'_>) -> bool {
    let mut work = case.submission.expectation.work().peekable();
    let by_main = |line: &Line| line.thread == 0 && line.task.is_none();
    let told = |work: &Work| {
        let ends = ends_of(case.facts, work);
        ends.is_some_and(|(start, end)| by_main(start) && by_main(end))
    };
    work.peek().is_none() || work.any(told)
}

/// Each moment at which work begins or ends, and how much of it is under way from then on.
fn busy(case: &Case<'_>) -> Vec<(Duration, usize)> {
    // In virtual time, moments are few and many waits share one.
    let mut moments: BTreeMap<Duration, (usize, usize)> = BTreeMap::new();
    for wait in case.facts.program_waits().filter(|wait| is_for_time(wait)) {
        moments.entry(wait.from).or_default().0 += 1;
        if let Some(to) = wait.to {
            moments.entry(to).or_default().1 += 1;
        }
    }
    let mut at_once = 0;
    let moments = moments.into_iter().map(|(at, (begin, end))| {
        at_once = at_once + begin - end;
        (at, at_once)
    });
    moments.collect()
}

/// The work takes too long, since some had nothing to do while there was more of it to come.
pub(super) fn idle(case: &Case<'_>) -> Option<Finding> {
    let least = case.submission.expectation.check.threads?.least;
    if case.facts.end_at <= case.wanted.duration() {
        return None;
    }
    let waits = || case.facts.program_waits();
    let last = waits()
        .filter(|wait| is_for_time(wait))
        .map(|wait| wait.from)
        .max()?;
    let moments = busy(case);
    let (at, at_work) = *moments
        .iter()
        .find(|(at, at_once)| *at_once < least && *at < last)?;
    let open = |wait: &&Wait| wait.from <= at && wait.to.is_none_or(|to| to > at);
    let main = waits().filter(open).find(|wait| wait.thread == 0);
    let main = main.and_then(|wait| case.line_of(wait));
    let started = case.line(peak(case, usize::MAX).place);
    let message = words::idle_threads(at_work, least, at, main.or(started));
    Some(Finding::new(
        Id::WrongTiming,
        message,
        main.into_iter().chain(started).collect(),
    ))
}

/// What one of the threads prints that were alive when they became more than allowed.
fn crowd<'a>(case: &'a Case<'_>, most: usize) -> Option<&'a str> {
    let own = || {
        let threads = (0..).zip(&case.facts.threads);
        threads.filter(|(_, thread)| thread.role == Some(Role::Spawned))
    };
    let alive_at = |step: usize| {
        own().filter(move |(_, thread)| {
            thread.step <= step && thread.end_step.is_none_or(|end| end >= step)
        })
    };
    let (_, excess) = own().find(|(_, thread)| alive_at(thread.step).count() > most)?;
    let alive: Vec<u32> = alive_at(excess.step).map(|(number, _)| number).collect();
    let mut lines = case.facts.lines.iter();
    let line = lines.find(|line| alive.contains(&line.thread))?;
    Some(&line.text)
}

/// Fewer threads were alive than the work is for. One alone does one thing after the other; what else it
/// is called, with several, is for the caller to say.
pub(super) fn unused(case: &Case<'_>, id: Id) -> Option<Finding> {
    let least = case.submission.expectation.check.threads?.least;
    let peak = peak(case, usize::MAX);
    // Main may be one of those that work.
    if peak.threads + usize::from(peak.threads > 0 && main_works(case)) >= least {
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

fn is_for_time(wait: &Wait) -> bool {
    wait.is_for_time() && wait.took_time()
}

/// Whether main does work of its own while others do theirs.
fn main_works(case: &Case<'_>) -> bool {
    let waits = || case.facts.program_waits().filter(|wait| is_for_time(wait));
    let mains = || waits().filter(|wait| wait.thread == 0);
    let others = || waits().filter(|wait| wait.thread != 0);
    mains().any(|own| others().any(|other| own.overlaps(other)))
}

/// The text is right, but most of the work was never done.
pub(super) fn left_out(case: &Case<'_>) -> Option<Finding> {
    let wanted = case.submission.expectation.check.waits;
    let waits: Vec<&Wait> = case
        .facts
        .program_waits()
        .filter(|wait| is_for_time(wait))
        .collect();
    if waits.len() >= wanted {
        return None;
    }
    let line = waits.first().and_then(|wait| case.line_of(wait));
    let message = words::left_out(waits.len(), wanted, line);
    Some(Finding::new(Id::Faked, message, line.into_iter().collect()))
}

/// Work is done more than once: at one place there are more waits than all of it takes.
pub(super) fn repeated(case: &Case<'_>) -> Option<Finding> {
    let wanted = case.submission.expectation.check.waits;
    let mut times: BTreeMap<u32, usize> = BTreeMap::new();
    let waits = case.facts.program_waits().filter(|wait| is_for_time(wait));
    for line in waits.filter_map(|wait| case.line_of(wait)) {
        *times.entry(line).or_default() += 1;
    }
    let (line, count) = times.into_iter().max_by_key(|(_, count)| *count)?;
    if wanted == 0 || count <= wanted {
        return None;
    }
    // Where nobody shares out the work by a look and a change, each does what is not theirs.
    shared::taken_twice(case).or_else(|| {
        let calls = case.submission.source.calls_around(line);
        let message = words::repeated(count, wanted, line, calls.first().copied());
        let lines = calls.into_iter().chain([line]).collect();
        Some(Finding::new(Id::WrongTiming, message, lines))
    })
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
pub(super) fn joined_before_next(case: &Case<'_>) -> Option<u32> {
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
            |work: &&Wait| work.began >= held.from && held.to.is_none_or(|to| work.began <= to);
        let for_time = |work: &&Wait| is_for_time(work);
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
                && held.from <= after
                && held.to.is_none_or(|to| to >= wait.began)
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
