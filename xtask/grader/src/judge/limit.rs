//! Work of which only so many pieces may be under way at once: when it was more, and why; when it was less
//! although work was left.

use super::work::ends_of;
use super::{Case, shared};
use crate::diagnosis::{Finding, Id};
use crate::expectation::{Limit, Work};
use crate::facts::{Held, Line, Wait};
use crate::words::{self, Excess};
use lab_trace::Class;
use std::collections::BTreeSet;

/// A first line of a piece of work, or a last one.
enum Edge<'a> {
    Start(&'a Work),
    End(&'a Work),
}

/// The lines with which work begins and ends, in the order in which they were printed.
fn edges<'a>(case: &'a Case<'_>, limit: &'a Limit) -> impl Iterator<Item = (&'a Line, Edge<'a>)> {
    case.facts.lines.iter().filter_map(|line| {
        limit.work.iter().find_map(|work| {
            let edge = if work.starts == line.text {
                Edge::Start(work)
            } else if work.ends == line.text {
                Edge::End(work)
            } else {
                return None;
            };
            Some((line, edge))
        })
    })
}

/// The most pieces that were ever under way at once.
pub(super) fn high_water_mark(case: &Case<'_>, limit: &Limit) -> usize {
    let (mut under_way, mut mark) = (0_usize, 0);
    for (_, edge) in edges(case, limit) {
        match edge {
            Edge::Start(_) => under_way += 1,
            Edge::End(_) => under_way = under_way.saturating_sub(1),
        }
        mark = mark.max(under_way);
    }
    mark
}

/// More pieces of work at once than there may be.
pub(super) fn over(case: &Case<'_>) -> Option<Finding> {
    let limits = &case.submission.expectation.check.limit;
    limits.iter().find_map(|limit| {
        let mut under_way: Vec<&Work> = Vec::new();
        for (line, edge) in edges(case, limit) {
            match edge {
                Edge::Start(work) if under_way.len() >= limit.most => {
                    return Some(too_many(case, limit, work, line));
                }
                Edge::Start(work) => under_way.push(work),
                Edge::End(work) => under_way.retain(|other| *other != work),
            }
        }
        None
    })
}

/// The first piece of work that should not have begun yet, and what let it.
fn too_many(case: &Case<'_>, limit: &Limit, work: &Work, start: &Line) -> Finding {
    let permits = permits(case);
    let held = open(&permits, start.step).len() > limit.most;
    let afterwards = permit_afterwards(case, &permits, work, start);
    let printed = case.line(start.place);
    let task = start.task.and_then(|task| case.facts.tasks.get(&task));
    let thread = case.facts.threads.get(start.thread as usize);
    let started = match task {
        Some(task) if !task.root => case.line_of_task(task),
        Some(_) => None,
        None => thread.and_then(|thread| case.line(thread.place)),
    };
    let without = || {
        let (without, started) = (without_permit(case, limit, &permits, start), started?);
        without.then(|| (Excess::Without(started), vec![started]))
    };
    let old_look = || {
        let (look, change) = shared::went_by_old_look(case, start)?;
        let lines = vec![look, change];
        Some((Excess::OldLook { look, change }, lines))
    };
    let (excess, mut lines) = match afterwards.filter(|_| !held) {
        Some(line) => (Excess::Afterwards(line), vec![line]),
        None if held => excess(case, start.step, limit.most),
        None => without()
            .or_else(old_look)
            .unwrap_or_else(|| excess(case, start.step, limit.most)),
    };
    lines.extend(started);
    lines.extend(case.calls_of_printer(start));
    lines.extend(printed);
    let mark = high_water_mark(case, limit);
    let message = words::over_limit(&work.name, start.at, printed, limit.most, mark, &excess);
    Finding::new(Id::OverLimit, message, lines)
}

/// Whether the work has no permit at all, while each of the others has one: more work has begun than permits were
/// ever given.
fn without_permit(case: &Case<'_>, limit: &Limit, permits: &[&Held], start: &Line) -> bool {
    let so_far = edges(case, limit).filter(|(line, _)| line.step <= start.step);
    let begun = so_far
        .filter(|(_, edge)| matches!(edge, Edge::Start(_)))
        .count();
    let given = permits.iter().filter(|held| held.from < start.step).count();
    let own = |held: &&&Held| start.task.is_some() && held.task == start.task;
    let has = permits.iter().any(|held| own(&held));
    !has && given < begun && open(permits, start.step).len() == limit.most
}

/// What let more work be under way at a step than the limit, and the lines that are to blame.
pub(super) fn excess(case: &Case<'_>, step: usize, most: usize) -> (Excess, Vec<u32>) {
    let permits = permits(case);
    let open = open(&permits, step);
    if open.len() > most {
        // Those that come later are semaphores too, where permits of the same kind come from.
        let kind = |held: &&&Held| open.iter().any(|other| other.place == held.place);
        let at_once: BTreeSet<u32> = open.iter().map(|held| held.object).collect();
        let all: BTreeSet<u32> = permits
            .iter()
            .filter(kind)
            .map(|held| held.object)
            .collect();
        let mut lines = case.submission.source.calls_on("Semaphore");
        lines.extend(open.iter().rev().filter_map(|held| case.line(held.place)));
        let excess = match at_once.len() {
            1 => Excess::Permits(open.len()),
            _ => Excess::Semaphores(all.len()),
        };
        return (excess, lines);
    }
    match given_back(case, &permits, step) {
        Some(line) => (Excess::GivenBack(line), vec![line]),
        None => (Excess::Unlimited, Vec::new()),
    }
}

/// The permits that were held at a step.
fn open<'a>(permits: &[&'a Held], step: usize) -> Vec<&'a Held> {
    let is_open = |held: &&Held| held.from < step && held.to.is_none_or(|to| to > step);
    permits.iter().copied().filter(is_open).collect()
}

/// What was taken by a call that asks for a permit; by its line, since the record does not tell permits
/// from locks.
fn permits<'a>(case: &'a Case<'_>) -> Vec<&'a Held> {
    let asking = case.submission.source.lines_calling("acquire");
    let is_permit = |held: &&Held| {
        case.line(held.place)
            .is_some_and(|line| asking.contains(&line))
    };
    case.facts.held.iter().filter(is_permit).collect()
}

/// The line on which the work asks for its permit after it has begun.
fn permit_afterwards(case: &Case<'_>, permits: &[&Held], work: &Work, start: &Line) -> Option<u32> {
    let task = start.task?;
    let end = ends_of(case.facts, work).map_or(usize::MAX, |(_, end)| end.step);
    let inside = |step: usize| start.step < step && step < end;
    let asks = |wait: &&Wait| {
        wait.class == Class::Lock && wait.op.contains("Semaphore") && inside(wait.began)
    };
    let mut waits = case.facts.waits.iter().filter(asks);
    let mut taken = permits.iter().filter(|held| inside(held.from));
    waits
        .find(|wait| wait.task == Some(task))
        .and_then(|wait| case.line_of(wait))
        .or_else(|| case.line(taken.find(|held| held.task == Some(task))?.place))
}

/// The line that took the permit that was given back last before a step.
fn given_back(case: &Case<'_>, permits: &[&Held], step: usize) -> Option<u32> {
    let before = permits
        .iter()
        .filter_map(|held| Some((held.to.filter(|to| *to < step)?, held)));
    let (_, held) = before.max_by_key(|(to, _)| *to)?;
    case.line(held.place)
}

/// Places stay empty although work is left.
pub(super) fn idle(case: &Case<'_>) -> Option<Finding> {
    let limits = &case.submission.expectation.check.limit;
    limits.iter().find_map(|limit| {
        let edges: Vec<_> = edges(case, limit).collect();
        let (mut under_way, mut left) = (0_usize, limit.work.len());
        edges.windows(2).enumerate().find_map(|(at, pair)| {
            let ((line, edge), (next, _)) = (&pair[0], &pair[1]);
            match edge {
                Edge::Start(_) => under_way += 1,
                Edge::End(_) => {
                    under_way = under_way.saturating_sub(1);
                    left = left.saturating_sub(1);
                }
            }
            if next.at == line.at || under_way >= limit.most {
                return None;
            }
            let (start, work) = edges[at + 1..].iter().find_map(|(line, edge)| match edge {
                Edge::Start(work) => Some((line, work)),
                Edge::End(_) => None,
            })?;
            let lines = waited_before(case, start);
            let message = words::idle(
                &work.name,
                line.at,
                start.at,
                under_way,
                limit.most.min(left),
                lines.first().copied(),
            );
            Some(Finding::new(Id::WrongTiming, message, lines))
        })
    })
}

/// The lines of the waits that ended when the work began, its own first; where a plain await of other work
/// was the wait, the lines that call it.
fn waited_before(case: &Case<'_>, start: &Line) -> Vec<u32> {
    let own = |wait: &Wait| wait.thread == start.thread && wait.task == start.task;
    let for_time = |wait: &&Wait| wait.is_for_time();
    let ends_then = |wait: &&Wait| {
        wait.took_time() && wait.to == Some(start.at) && wait.ended < Some(start.step)
    };
    let waits = case.facts.program_waits().filter(ends_then);
    let (timers, mut waits): (Vec<&Wait>, Vec<&Wait>) = waits.partition(for_time);
    // Who sleeps and does none of the work sleeps until it can begin.
    let works = |wait: &&Wait| {
        let limits = &case.submission.expectation.check.limit;
        let mut lines = limits.iter().flat_map(|limit| edges(case, limit));
        lines.any(|(line, _)| (line.thread, line.task) == (wait.thread, wait.task))
    };
    let (timers, sleeps): (Vec<&Wait>, Vec<&Wait>) = timers.into_iter().partition(works);
    waits.extend(sleeps);
    waits.sort_by_key(|wait| !own(wait));
    let line = |wait: &Wait| case.line_of(wait);
    let mut lines: Vec<u32> = waits.into_iter().filter_map(line).collect();
    lines.extend(case.calls_of_printer(start));
    lines.extend(timers.into_iter().filter_map(line));
    lines.extend(case.line(start.place));
    lines
}
