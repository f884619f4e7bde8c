//! Work that computes, and so takes none of the lab's time: which threads did it, how many of them could do
//! it at once, and whether a lock let only one at a time. Which thread computes what is the scheduler's to
//! say, so what counts is the most that any schedule shows.

use super::budget::{joined_before_next, peak};
use super::order::Difference;
use super::{Case, Submission};
use crate::diagnosis::{Finding, Id};
use crate::expectation::{Computers, Computing};
use crate::facts::{Facts, Held};
use crate::words;
use lab_trace::{Kind, Role, Trace};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// How many threads could compute at once, and what is to be told if no schedule shows more.
pub(crate) struct Reached {
    pub(crate) at_once: usize,
    pub(crate) least: usize,
    pub(crate) finding: Finding,
}

/// What one trace shows of each work of this kind, in the order of the check file.
pub(crate) fn reached(submission: &Submission<'_>, trace: &Trace, facts: &Facts) -> Vec<Reached> {
    let expectation = submission.expectation;
    if expectation.check.computing.is_empty() {
        return Vec::new();
    }
    let case = Case {
        submission,
        trace,
        facts,
        wanted: &expectation.transcript,
        actual: expectation.transcript.clone(),
        fails: false,
        panics: &[],
        most: None,
        doers: OnceCell::new(),
    };
    let works = expectation.check.computing.iter();
    works.map(|work| reached_by(&case, work)).collect()
}

/// A step of the work: when, and on which thread.
#[derive(Clone, Copy)]
struct Step {
    step: usize,
    thread: u32,
}

/// All that is on record from inside the function that does the work.
fn steps(case: &Case<'_>, work: &Computing) -> Vec<Step> {
    let source = case.submission.source;
    let within = |line| {
        source
            .function_at(line)
            .is_some_and(|function| function.name == work.within)
    };
    let events = case.trace.events.iter().enumerate();
    events
        .filter(|(_, event)| matches!(event.kind, Kind::Touched { .. }))
        .filter(|(_, event)| case.line(event.place).is_some_and(within))
        .map(|(step, event)| Step {
            step,
            thread: event.thread,
        })
        .collect()
}

fn role(case: &Case<'_>, thread: u32) -> Option<Role> {
    let thread = case.facts.threads.get(thread as usize)?;
    thread.role
}

fn reached_by(case: &Case<'_>, work: &Computing) -> Reached {
    let steps = steps(case, work);
    let role_of = |step: &Step| role(case, step.thread);
    let wanted = match work.on {
        Computers::Threads => Role::Spawned,
        Computers::Pool => Role::Crate,
    };
    let mut computers: Vec<u32> = steps
        .iter()
        .filter(|step| role_of(step) == Some(wanted))
        .map(|step| step.thread)
        .collect();
    computers.sort_unstable();
    computers.dedup();
    let alive = |thread: &u32, at: usize| {
        let thread = &case.facts.threads[*thread as usize];
        thread.step < at && thread.end_step.is_none_or(|end| end > at)
    };
    // Main may be one of those that work.
    let takes_part = |step: &&Step| {
        role_of(step) == Some(wanted) || (wanted == Role::Spawned && step.thread == 0)
    };
    let at_once = |step: &Step| {
        let others = computers.iter().filter(|thread| **thread != step.thread);
        1 + others.filter(|thread| alive(thread, step.step)).count()
    };
    let parts = steps.iter().filter(takes_part);
    let at_once = match computers.is_empty() {
        true => 0,
        false => parts.map(at_once).max().unwrap_or_default(),
    };
    Reached {
        at_once,
        least: work.least,
        finding: lacking(case, work, &steps, at_once),
    }
}

/// What to tell when no more than so many compute at once in any schedule.
fn lacking(case: &Case<'_>, work: &Computing, steps: &[Step], at_once: usize) -> Finding {
    let mut calls = case.submission.source.calls_of(&work.within);
    let pool = work.on == Computers::Pool;
    if pool {
        calls.reverse();
    }
    let call = calls.first().copied();
    if at_once > 0 {
        let started = case.line(peak(case, usize::MAX).place);
        let joined = joined_before_next(case);
        let (message, lines) = match (pool, at_once) {
            (true, _) => (words::pool_not_shared(at_once, call), calls),
            (false, 1) => (
                words::one_thread_at_a_time(work.least, started, joined),
                joined.into_iter().chain(started).collect(),
            ),
            (false, few) => (
                words::too_few_threads(few, work.least, started),
                started.into_iter().collect(),
            ),
        };
        let few = !pool && at_once > 1;
        let id = if few { Id::Faked } else { Id::Sequential };
        return Finding::new(id, message, lines);
    }
    let by = |test: &dyn Fn(Option<Role>) -> bool| {
        steps.iter().any(|step| test(role(case, step.thread)))
    };
    if steps.is_empty() {
        return Finding::new(Id::Faked, words::nothing_computed(&work.within), calls);
    }
    if by(&|role| role.is_none()) {
        let message = words::main_computes(&work.within, pool, work.least, call);
        return Finding::new(Id::Sequential, message, calls);
    }
    if only_their_own(case, work, steps) {
        let message = words::computed_by_nobody(&work.within, pool);
        // Threads that did something else are the nearest to it.
        let started = case.line(peak(case, usize::MAX).place).filter(|_| !pool);
        return Finding::new(Id::Faked, message, started.into_iter().collect());
    }
    // A lesson may have both kinds of work, so those who do theirs are the last to blame.
    let who = if by(&|role| matches!(role, Some(Role::Worker | Role::Blocking))) {
        words::Computer::Runtime
    } else if pool {
        words::Computer::Threads
    } else {
        words::Computer::Pool
    };
    let message = words::others_compute(&work.within, pool, who, call);
    Finding::new(Id::WrongEngine, message, calls)
}

/// Whether those who compute have work of their own in this lesson, and have done no more than that: so far as
/// the numbers on record from inside of the work are those of the items.
fn only_their_own(case: &Case<'_>, work: &Computing, steps: &[Step]) -> bool {
    let others = case.submission.expectation.check.computing.iter();
    let others = others.filter(|other| other.within == work.within && other.on != work.on);
    let items: usize = others.map(|other| other.items).sum();
    let counted = |step: &Step| match &case.trace.events[step.step].kind {
        Kind::Touched { before, after, .. } => {
            let number = |text: &Option<String>| text.as_ref()?.parse::<usize>().ok();
            number(after)?.checked_sub(number(before)?)
        }
        _ => None,
    };
    let done: Option<Vec<usize>> = steps.iter().map(counted).collect();
    done.is_some_and(|done| items > 0 && done.iter().sum::<usize>() <= items)
}

/// A result is told while a thread still has its part before it.
pub(super) fn told_too_soon(case: &Case<'_>, difference: &Difference<'_>) -> Option<Finding> {
    let work = case.submission.expectation.check.computing.first()?;
    let told = difference.extra.first()?;
    let steps = steps(case, work);
    let threads = case.facts.threads.iter().enumerate();
    let (_, late) = threads
        .filter(|(_, thread)| thread.role == Some(Role::Spawned) && thread.step < told.step)
        .find(|(number, thread)| {
            let own = || steps.iter().filter(|step| step.thread as usize == *number);
            let never_came_to_it = own().next().is_none() && !thread.ended;
            never_came_to_it || own().any(|step| step.step > told.step)
        })?;
    let (line, started) = (case.line(told.place), case.line(late.place));
    let message = words::told_too_soon(&told.text, line, started);
    let lines = started.into_iter().chain(line).collect();
    Some(Finding::new(Id::ExitsEarly, message, lines))
}

/// Several threads compute, and a lock lets only one of them at a time; or it is taken for every single item.
pub(super) fn serialised(case: &Case<'_>) -> Option<Finding> {
    let mut works = case.submission.expectation.check.computing.iter();
    works.find_map(|work| {
        let steps = steps(case, work);
        under_lock(case, work, &steps).or_else(|| lock_for_each(case, work))
    })
}

fn under_lock(case: &Case<'_>, work: &Computing, steps: &[Step]) -> Option<Finding> {
    let inside = |held: &&Held| {
        let from = steps.partition_point(|step| step.step < held.from);
        let until = steps[from..].iter();
        let mut until = until.take_while(|step| held.to.is_none_or(|to| step.step < to));
        until.any(|step| step.thread == held.thread)
    };
    let held = case
        .facts
        .held
        .iter()
        .filter(|held| !is_for_readers(case, held.object));
    let held: Vec<&Held> = held.filter(inside).collect();
    let mut first: BTreeMap<u32, &Held> = BTreeMap::new();
    let (one, other) = held.iter().find_map(|held| {
        let one = *first.entry(held.object).or_insert(held);
        (one.thread != held.thread).then_some((one, *held))
    })?;
    let lines = case.lines([one.place, other.place]);
    let message = words::computes_under_lock(&work.within, lines.first().copied());
    let mut lines = lines;
    lines.dedup();
    Some(Finding::new(Id::SerialisedByLock, message, lines))
}

/// Readers do not keep each other out.
fn is_for_readers(case: &Case<'_>, lock: u32) -> bool {
    case.trace.events.iter().any(|event| match &event.kind {
        Kind::Touched { object, op, .. } => *object == lock && op == "RwLock::read",
        _ => false,
    })
}

fn lock_for_each(case: &Case<'_>, work: &Computing) -> Option<Finding> {
    let mut times: BTreeMap<u32, Vec<&Held>> = BTreeMap::new();
    for held in &case.facts.held {
        times.entry(held.object).or_default().push(held);
    }
    let several = |held: &Vec<&Held>| held.iter().any(|other| other.thread != held[0].thread);
    let held = times
        .into_values()
        .find(|held| work.items > 0 && held.len() >= work.items && several(held))?;
    let line = held.iter().find_map(|held| case.line(held.place));
    let message = words::lock_for_each(held.len(), line);
    Some(Finding::new(
        Id::SerialisedByLock,
        message,
        line.into_iter().collect(),
    ))
}
