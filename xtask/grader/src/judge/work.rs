//! The lesson's pieces of work, found again in a trace: when each was under way, and which wait was its
//! own.

use crate::expectation::{Together, Work};
use crate::facts::{Facts, Line, Wait};
use lab_trace::{Class, Woken};
use std::collections::HashSet;
use std::time::Duration;

/// When a piece of work was under way, by its two lines. Either may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: Option<Duration>,
    pub end: Option<Duration>,
}

/// Finds a piece of work in a trace.
#[must_use]
pub fn span(facts: &Facts, work: &Work) -> Span {
    let time = |text: &str| facts.line(text).map(|line| line.at);
    Span {
        start: time(&work.starts),
        end: time(&work.ends),
    }
}

/// Both lines of a piece of work, if both were printed.
pub(super) fn ends_of<'a>(facts: &'a Facts, work: &Work) -> Option<(&'a Line, &'a Line)> {
    Some((facts.line(&work.starts)?, facts.line(&work.ends)?))
}

/// The wait that each piece of work did for itself, in the order of the work, from the beginning of those
/// that it carries on; `None` when some shared theirs or had none.
///
/// Work is recognised by its last line, which comes right after its own wait, on the same thread or in
/// the same task. Where somebody else prints the last lines, as they collect the work one by one, they
/// wait too, though for others; so a wait for nothing but time is looked for first, then the one right
/// after the first line.
pub(super) fn own_waits(facts: &Facts, together: &Together) -> Option<Vec<Wait>> {
    let work = || together.work.iter();
    let by_end = |only_sleeps: bool| -> Option<Vec<_>> {
        work()
            .map(|work| wait_before_end(facts, work, only_sleeps))
            .collect()
    };
    let by_start =
        || -> Option<Vec<_>> { work().map(|work| wait_after_start(facts, work)).collect() };
    let own = by_end(true)
        .filter(|waits| all_differ(waits))
        .or_else(|| by_start().filter(|waits| all_differ(waits)))
        .or_else(|| by_end(false).filter(|waits| all_differ(waits)))?;
    let ends: HashSet<usize> = own.iter().map(|wait| wait.began).collect();
    let whole = |(work, wait): (&Work, &Wait)| {
        let (start, _) = ends_of(facts, work)?;
        Some(carried_on(facts, start, wait, &ends))
    };
    work().zip(own).map(whole).collect()
}

/// The wait together with those before it which it carries on without a pause: a sleep in several parts.
/// A part that is somebody else's own wait is none of it.
fn carried_on(facts: &Facts, start: &Line, wait: &Wait, others: &HashSet<usize>) -> Wait {
    let mut whole = wait.clone();
    let mut first = wait;
    let same = |wait: &Wait, other: &Wait| {
        wait.task == other.task && (wait.task.is_some() || wait.thread == other.thread)
    };
    while let Some(before) = facts.program_waits().find(|before| {
        same(before, first)
            && is_for_time(before)
            && before.took_time()
            && before.to == Some(first.from)
            && before.ended < Some(first.began)
            && before.began > start.step
            && !others.contains(&before.began)
    }) {
        first = before;
        whole.from = before.from;
    }
    whole
}

/// Whether a wait is for nothing but time.
fn is_for_time(wait: &Wait) -> bool {
    matches!(wait.class, Class::Sleep | Class::Timer)
}

fn all_differ(waits: &[&Wait]) -> bool {
    let begun: HashSet<usize> = waits.iter().map(|wait| wait.began).collect();
    begun.len() == waits.len()
}

/// Whether who printed the line waited. Code in `block_in_place` has left its task for as long as it waits.
fn by_same(wait: &Wait, line: &Line) -> bool {
    wait.thread == line.thread && (wait.task == line.task || wait.task.is_none())
}

fn wait_before_end<'a>(facts: &'a Facts, work: &Work, only_sleeps: bool) -> Option<&'a Wait> {
    let (start, end) = ends_of(facts, work)?;
    facts
        .program_waits()
        .filter(|wait| {
            wait.took_time()
                && by_same(wait, end)
                && wait.to == Some(end.at)
                && wait.from >= start.at
        })
        .filter(|wait| wait.ended.is_some_and(|step| step < end.step))
        // One that a `select!` has dropped brought nobody any further.
        .filter(|wait| wait.how != Some(Woken::Dropped))
        .filter(|wait| !only_sleeps || is_for_time(wait))
        .max_by_key(|wait| wait.ended)
}

fn wait_after_start<'a>(facts: &'a Facts, work: &Work) -> Option<&'a Wait> {
    let (start, end) = ends_of(facts, work)?;
    // A task's wait is recorded on the thread where it ended; its beginning is what counts here.
    let same = |wait: &Wait| {
        wait.task == start.task && (wait.task.is_some() || wait.thread == start.thread)
    };
    let wait = facts
        .program_waits()
        .filter(|wait| wait.took_time() && same(wait) && wait.began > start.step)
        .min_by_key(|wait| wait.began)?;
    wait.to.is_some_and(|to| to <= end.at).then_some(wait)
}
