//! Work that computes, and so takes none of the lab's time: which threads did it, how many of them could do
//! it at once, and whether a lock let only one at a time. Which thread computes what is the scheduler's to
//! say, so what counts is the most that any schedule shows.

use super::budget::{joined_before_next, peak};
use super::order::Difference;
use super::{Case, Submission};
use crate::apart::{Apart, apart};
use crate::diagnosis::{Finding, Id};
use crate::expectation::{Computers, Computing};
use crate::facts::{Facts, Held};
use crate::words;
use lab_trace::{Kind, Place, Role, Touch, Trace};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// How many threads could compute at once, and what is to be told if no schedule shows more.
pub(crate) struct Reached {
    pub(crate) at_once: usize,
    pub(crate) least: usize,
    /// How many of those who should came to it, with something to do or with nothing.
    pub(crate) came: usize,
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
    // Main may be one of those that work.
    let takes_part = |step: &&Step| {
        role_of(step) == Some(wanted) || (wanted == Role::Spawned && step.thread == 0)
    };
    let parts: Vec<Step> = steps.iter().filter(takes_part).copied().collect();
    // Who gets there with nothing to do computes nothing.
    let works = parts.iter().copied();
    let works: Vec<Step> = works
        .filter(|step| counted(case, step) != Some(0))
        .collect();
    let mut computers: Vec<u32> = works
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
    let at_once = |step: &Step| {
        let others = computers.iter().filter(|thread| **thread != step.thread);
        1 + others.filter(|thread| alive(thread, step.step)).count()
    };
    let alive = match computers.is_empty() {
        true => 0,
        false => works.iter().map(at_once).max().unwrap_or_default(),
    };
    let ends: Vec<usize> = works.iter().map(|step| step.step).collect();
    let lacking = || lacking(case, work, &steps, alive);
    let idle = parts.iter().find(|step| role_of(step) == Some(wanted));
    let (at_once, finding) = if let Some(idle) = idle.filter(|_| alive == 0) {
        (0, nothing_to_do(case, work, idle))
    } else if let Some(lopsided) = lopsided(case, work, &parts) {
        (alive.min(1), lopsided)
    } else {
        match apart(case.trace, &ends) {
            Some(apart) if apart.at_once < alive => (apart.at_once, in_turns(case, work, &apart)),
            _ => (alive, lacking()),
        }
    };
    let came: BTreeSet<u32> = parts.iter().map(|step| step.thread).collect();
    Reached {
        at_once,
        least: work.least,
        came: came.len(),
        finding,
    }
}

/// How much a step adds to what is counted in the work, where the record knows numbers.
fn counted(case: &Case<'_>, step: &Step) -> Option<usize> {
    let Kind::Touched { before, after, .. } = &case.trace.events[step.step].kind else {
        return None;
    };
    let number = |text: &Option<String>| text.as_ref()?.parse::<usize>().ok();
    number(after)?.checked_sub(number(before)?)
}

/// Those who should compute get there, and all of them with nothing to do.
fn nothing_to_do(case: &Case<'_>, work: &Computing, idle: &Step) -> Finding {
    let pool = work.on == Computers::Pool;
    let calls = case.submission.source.calls_of(&work.within);
    let started = case.line(case.facts.threads[idle.thread as usize].place);
    let started = started.filter(|_| !pool);
    let message = words::computes_nothing(&work.within, pool, started);
    Finding::new(
        Id::Sequential,
        message,
        started.into_iter().chain(calls).collect(),
    )
}

/// One thread has nearly all of the work, so that the others are hardly of any use to it.
fn lopsided(case: &Case<'_>, work: &Computing, parts: &[Step]) -> Option<Finding> {
    let mut shares: BTreeMap<u32, usize> = BTreeMap::new();
    for step in parts {
        *shares.entry(step.thread).or_default() += counted(case, step)?;
    }
    let all: usize = shares.values().sum();
    let (thread, most) = shares.iter().max_by_key(|(_, share)| **share)?;
    // Where somebody takes a part more than others in one schedule, it is still far from this.
    if shares.len() < 2 || most * 4 <= all * 3 {
        return None;
    }
    let pool = work.on == Computers::Pool;
    let started = case.line(case.facts.threads[*thread as usize].place);
    let started = started.filter(|_| !pool);
    let mut calls = case.submission.source.calls_of(&work.within);
    if pool {
        calls.reverse();
    }
    let message = words::one_has_nearly_all(&work.within, *most, all, pool, started);
    let lines = started.into_iter().chain(calls).collect();
    Some(Finding::new(Id::Sequential, message, lines))
}

/// Those who compute wait for each other to have done so.
fn in_turns(case: &Case<'_>, work: &Computing, apart: &Apart) -> Finding {
    let event = apart.waited.map(|step| (step, &case.trace.events[step]));
    let waits = event.and_then(|(step, event)| {
        let before = || case.line_before(step, event.thread, event.task);
        case.line(event.place).or_else(before)
    });
    let thread = event.and_then(|(_, event)| case.facts.threads.get(event.thread as usize));
    let started = thread.and_then(|thread| case.line(thread.place));
    let (within, least) = (&work.within, work.least);
    let message = match waits {
        Some(line) => words::computed_in_turns(within, apart.at_once, least, line),
        None => words::computed_one_by_one(within, apart.at_once, least, started),
    };
    let lines = waits.or(started).into_iter().collect();
    Finding::new(Id::Sequential, message, lines)
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
    let done = steps.iter().map(|step| counted(case, step));
    let done: Option<Vec<usize>> = done.collect();
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

/// Somebody looks again and again whether the others are through, and lets them go on in between. Computing takes none
/// of the lab's time, so none passes while they are asked.
pub(super) fn asked_again(case: &Case<'_>) -> Option<Finding> {
    /// Asking once or twice is curiosity.
    const HABIT: usize = 3;
    if case.submission.expectation.check.computing.is_empty() {
        return None;
    }
    let source = case.submission.source;
    let gives_way = |line: u32| {
        let mut calls = source.calls.iter();
        calls.any(|call| {
            let gives_way = matches!(call.name.as_str(), "yield_now" | "spin_loop");
            gives_way && source.in_one_loop(line, call.line)
        })
    };
    let mut looks: BTreeMap<u32, (Option<Place>, usize)> = BTreeMap::new();
    for event in &case.trace.events {
        let looked = match &event.kind {
            Kind::Touched { how, op, .. } if *how == Touch::Read => Some(op),
            _ => None,
        };
        let (place, times) = looks.entry(event.thread).or_default();
        let again = looked.is_some() && *place == event.place;
        (*place, *times) = match looked {
            Some(_) if again => (*place, *times + 1),
            Some(_) => (event.place, 1),
            None => (None, 0),
        };
        if let Some(op) = looked.filter(|_| *times >= HABIT)
            && let Some(line) = case.line(event.place).filter(|line| gives_way(*line))
        {
            let message = words::busy_waits(op, Some(line));
            return Some(Finding::new(Id::BusyWaits, message, vec![line]));
        }
    }
    None
}

/// More is computed than there is to compute, although the result tells of no more.
pub(super) fn repeated(case: &Case<'_>) -> Option<Finding> {
    let works = &case.submission.expectation.check.computing;
    let work = works.first()?;
    let items: usize = works.iter().map(|work| work.items).sum();
    let steps = steps(case, work);
    let counted = steps.iter().map(|step| counted(case, step));
    let done: usize = counted.sum::<Option<usize>>()?;
    if items == 0 || done <= items {
        return None;
    }
    let object = |at: usize| match &case.trace.events[at].kind {
        Kind::Touched { object, how, .. } => Some((*object, *how)),
        _ => None,
    };
    let count = steps.first().and_then(|step| object(step.step));
    let by_hand = (0..case.trace.events.len()).find(|at| {
        let there = object(*at).zip(count);
        there.is_some_and(|((one, how), (other, _))| one == other && how == Touch::Write)
    });
    let line = by_hand.and_then(|at| case.line(case.trace.events[at].place));
    let message = words::computed_again(&work.within, done, items, line);
    Some(Finding::new(Id::Faked, message, line.into_iter().collect()))
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
